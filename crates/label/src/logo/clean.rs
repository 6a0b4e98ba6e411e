//! An SVG written anew with only what is drawn.
//!
//! What is kept is listed, not what is left out: a new way to run, fetch or multiply something is left out unknown.

use std::collections::{BTreeMap, BTreeSet};

use base::{Finding, Severity};
use usvg::roxmltree::{self, Document, Node, ParsingOptions};

use super::LogoFault;

/// How deep elements may lie in one another, copies by `use` included.
const MAX_DEPTH: usize = 64;

/// How many elements are drawn, copies by `use` included.
const MAX_ELEMENTS: usize = 10_000;

/// How many declarations of style sheets are taken, each counted once for every class that has it.
const MAX_DECLARATIONS: usize = 20_000;

/// How long the file may become when every element carries the declarations of its classes itself.
const MAX_WRITTEN: usize = 4 * super::MAX_LOGO_BYTES;

const SVG: &str = "http://www.w3.org/2000/svg";

/// The elements that are kept.
const KEPT: [&str; 17] = [
    "svg",
    "g",
    "a",
    "defs",
    "symbol",
    "use",
    "switch",
    "path",
    "rect",
    "circle",
    "ellipse",
    "line",
    "polyline",
    "polygon",
    "linearGradient",
    "radialGradient",
    "stop",
];

/// The attributes and properties that are kept.
const KEPT_ATTRIBUTES: [&str; 44] = [
    "id",
    "class",
    "d",
    "x",
    "y",
    "x1",
    "y1",
    "x2",
    "y2",
    "cx",
    "cy",
    "r",
    "rx",
    "ry",
    "fx",
    "fy",
    "width",
    "height",
    "points",
    "transform",
    "viewBox",
    "preserveAspectRatio",
    "offset",
    "gradientUnits",
    "gradientTransform",
    "spreadMethod",
    "fill",
    "fill-rule",
    "fill-opacity",
    "stroke",
    "stroke-width",
    "stroke-opacity",
    "stroke-linecap",
    "stroke-linejoin",
    "stroke-miterlimit",
    "stop-color",
    "stop-opacity",
    "opacity",
    "color",
    "display",
    "visibility",
    "fr",
    "paint-order",
    "overflow",
];

/// The elements that are said to be left out, and the code that says it.
const LEFT_OUT: [(&str, &str); 16] = [
    ("script", "logo.script-left-out"),
    ("handler", "logo.script-left-out"),
    ("foreignObject", "logo.foreign-left-out"),
    ("iframe", "logo.foreign-left-out"),
    ("image", "logo.image-left-out"),
    ("feImage", "logo.image-left-out"),
    ("text", "logo.text-left-out"),
    ("clipPath", "logo.clip-left-out"),
    ("mask", "logo.clip-left-out"),
    ("filter", "logo.effect-left-out"),
    ("pattern", "logo.effect-left-out"),
    ("marker", "logo.effect-left-out"),
    ("animate", "logo.effect-left-out"),
    ("animateTransform", "logo.effect-left-out"),
    ("animateMotion", "logo.effect-left-out"),
    ("set", "logo.effect-left-out"),
];

/// The file with only what is drawn, and what was left out.
pub(super) fn cleaned(text: &str) -> Result<(String, Vec<Finding>), LogoFault> {
    if depth(text) > MAX_DEPTH {
        return Err(LogoFault::TooComplex { most: MAX_ELEMENTS });
    }
    let options = ParsingOptions { allow_dtd: false, nodes_limit: 100_000, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).map_err(|error| match error {
        roxmltree::Error::DtdDetected => LogoFault::Entities,
        roxmltree::Error::NodesLimitReached => LogoFault::TooComplex { most: MAX_ELEMENTS },
        error => LogoFault::Broken { detail: error.to_string() },
    })?;
    let root = document.root_element();
    if root.tag_name().name() != "svg" {
        return Err(LogoFault::NotSupported);
    }
    let mut cleaning = Cleaning {
        out: String::new(),
        styles: styles(&document)?,
        ids: document
            .descendants()
            .filter_map(|node| Some((node.attribute("id")?, node)))
            .collect::<BTreeMap<_, _>>(),
        left_out: BTreeSet::new(),
        elements: 0,
    };
    cleaning.count(root, 0)?;
    cleaning.element(root)?;
    let findings = cleaning.left_out.iter().map(|(code, target)| {
        let finding = Finding::new(code, Severity::Warning);
        if target.is_empty() { finding } else { finding.with("target", target) }
    });
    Ok((cleaning.out, findings.collect()))
}

/// The values of properties by class and name.
type Styles<'a> = BTreeMap<&'a str, BTreeMap<&'a str, &'a str>>;

struct Cleaning<'a, 'input> {
    out: String,
    styles: Styles<'a>,
    ids: BTreeMap<&'a str, Node<'a, 'input>>,
    /// Codes of what is left out, with what a link leads to.
    left_out: BTreeSet<(&'static str, String)>,
    elements: usize,
}

impl<'a, 'input> Cleaning<'a, 'input> {
    /// Go through all that would be drawn, each copy by `use` on its own.
    fn count(&mut self, node: Node<'a, 'input>, depth: usize) -> Result<(), LogoFault> {
        self.elements += 1;
        if self.elements > MAX_ELEMENTS || depth > MAX_DEPTH {
            return Err(LogoFault::TooComplex { most: MAX_ELEMENTS });
        }
        if node.tag_name().name() == "use"
            && let Some(copied) = link(node).and_then(|link| self.ids.get(link.strip_prefix('#')?).copied())
        {
            self.count(copied, depth + 1)?;
        }
        for child in node.children().filter(Node::is_element) {
            self.count(child, depth + 1)?;
        }
        Ok(())
    }

    /// Write an element, if it is kept.
    fn element(&mut self, node: Node<'a, 'input>) -> Result<(), LogoFault> {
        let name = node.tag_name().name();
        let own = matches!(node.tag_name().namespace(), None | Some(SVG));
        if let Some((_, code)) = LEFT_OUT.iter().find(|(left_out, _)| *left_out == name) {
            self.left_out.insert((code, String::new()));
        }
        if !own || !KEPT.contains(&name) {
            return Ok(());
        }
        self.out += &format!("<{name}");
        if node.is_root() || node.parent().is_some_and(|parent| parent.is_root()) {
            self.out += &format!(" xmlns=\"{SVG}\"");
        }
        // What comes later wins: attributes, then the style sheet, then the style of the element.
        let mut properties: BTreeMap<&str, &str> = BTreeMap::new();
        for attribute in node.attributes() {
            let (name, value) = (attribute.name(), attribute.value());
            if name.starts_with("on") {
                self.left_out.insert(("logo.script-left-out", String::new()));
            } else if name == "href" {
                self.href(value.trim());
            } else if attribute.namespace().is_none() {
                properties.insert(name, value);
            }
        }
        let mut taken = BTreeSet::new();
        let classes = node.attribute("class").unwrap_or_default().split_whitespace();
        for style in classes.filter(|class| taken.insert(*class)).filter_map(|class| self.styles.get(class)) {
            properties.extend(style);
        }
        properties.extend(declarations(node.attribute("style").unwrap_or_default()));
        for (name, value) in properties {
            self.property(name, value);
        }
        if self.out.len() > MAX_WRITTEN {
            return Err(LogoFault::TooComplex { most: MAX_ELEMENTS });
        }
        self.out.push('>');
        for child in node.children().filter(Node::is_element) {
            self.element(child)?;
        }
        self.out += &format!("</{name}>");
        Ok(())
    }

    /// A link inside the file is kept.
    fn href(&mut self, target: &str) {
        if target.starts_with('#') {
            self.out += &format!(" href=\"{}\"", escaped(target));
        } else if target.starts_with("javascript:") {
            self.left_out.insert(("logo.script-left-out", String::new()));
        } else if !target.starts_with("data:") {
            self.outside(target);
        }
    }

    fn property(&mut self, name: &str, value: &str) {
        match name {
            "clip-path" | "mask" if value != "none" => {
                self.left_out.insert(("logo.clip-left-out", String::new()));
            }
            "filter" if value != "none" => {
                self.left_out.insert(("logo.effect-left-out", String::new()));
            }
            _ => {}
        }
        if !KEPT_ATTRIBUTES.contains(&name) {
            return;
        }
        match value.split_once("url(") {
            Some((_, rest)) if !rest.trim_start_matches(['\'', '"', ' ']).starts_with('#') => {
                self.outside(rest.trim_end_matches(')'));
            }
            _ => self.out += &format!(" {name}=\"{}\"", escaped(value.trim_end_matches("!important").trim())),
        }
    }

    fn outside(&mut self, target: &str) {
        const MOST: usize = 60;
        self.left_out.insert(("logo.link-left-out", target.chars().take(MOST).collect()));
    }
}

/// What an element refers to.
fn link<'a>(node: Node<'a, '_>) -> Option<&'a str> {
    node.attributes().find(|attribute| attribute.name() == "href").map(|attribute| attribute.value().trim())
}

/// The rules of style sheets that choose by class alone: what drawing programs write.
///
/// A rule gives each of its declarations to each of its selectors: a short file can ask for a product without measure.
fn styles<'a>(document: &'a Document<'_>) -> Result<Styles<'a>, LogoFault> {
    let mut styles = Styles::new();
    let mut left = MAX_DECLARATIONS;
    let sheets = document.descendants().filter(|node| node.tag_name().name() == "style");
    for rule in sheets.filter_map(|node| node.text()).flat_map(|sheet| sheet.split('}')) {
        let Some((selectors, body)) = rule.split_once('{') else { continue };
        let style: BTreeMap<_, _> = declarations(body).collect();
        for class in selectors.split(',').filter_map(|selector| selector.trim().strip_prefix('.')) {
            let fewer = left.checked_sub(style.len());
            left = fewer.ok_or(LogoFault::TooComplex { most: MAX_DECLARATIONS })?;
            styles.entry(class).or_default().extend(&style);
        }
    }
    Ok(styles)
}

/// The declarations `name: value` of a style.
fn declarations(style: &str) -> impl Iterator<Item = (&str, &str)> {
    style.split(';').filter_map(|declaration| {
        let (name, value) = declaration.split_once(':')?;
        Some((name.trim(), value.trim()))
    })
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// How deep elements lie in one another, before anything goes down into them.
fn depth(text: &str) -> usize {
    let (mut depth, mut most) = (0usize, 0);
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        rest = &rest[at..];
        let skipped = [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>")]
            .into_iter()
            .find(|(begin, _)| rest.starts_with(begin));
        let end = match skipped {
            Some((begin, end)) => rest[begin.len()..].find(end).map(|at| begin.len() + at + end.len()),
            None => tag_end(rest),
        };
        let Some(end) = end else { break };
        if skipped.is_none() {
            let tag = &rest[..end];
            if tag.starts_with("</") {
                depth = depth.saturating_sub(1);
            } else if !tag.ends_with("/>") {
                depth += 1;
                most = most.max(depth);
            }
        }
        rest = &rest[end..];
    }
    most
}

/// Where a tag ends: after the first `>` outside quotes.
fn tag_end(tag: &str) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in tag.bytes().enumerate() {
        match quote {
            Some(open) if byte == open => quote = None,
            Some(_) => {}
            None if byte == b'>' => return Some(at + 1),
            None if byte == b'"' || byte == b'\'' => quote = Some(byte),
            None => {}
        }
    }
    None
}
