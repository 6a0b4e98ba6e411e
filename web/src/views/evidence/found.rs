//! What was found in a file of evidence: the verdict, the reason, the facts, and what all of it proves.

use service::evidence::{BrokenView, EvidenceView, RootHeld, RootView, SignatureView, claims};
use yew::prelude::*;

use super::{kind, moment};
use crate::components::chip::{Chip, Tone};
use crate::components::icon::IconView;
use crate::components::note::finding_note;
use crate::words::Words;

/// What was found in the file of this name.
pub fn found(file: &str, view: &EvidenceView, words: Words) -> Html {
    let tone = tone(view);
    // The first broken entry is told in its own place, with where it stands.
    let told = |code: &str| view.broken.as_ref().is_some_and(|broken| broken.code == code);
    let broken = view.findings.iter().find(|finding| told(&finding.code));
    html! {
        <article class="verdict-of-file" data-verdict={view.verdict.clone()}>
            <div class={classes!("file-verdict", tone.class())}>
                <IconView icon={tone.icon()} />
                <div><strong>{ words.get(&view.verdict) }</strong><p class="help">{ file.to_owned() }</p></div>
            </div>
            if let Some(entry) = &view.broken {
                { first_broken(entry, broken.map(|finding| words.finding(finding)), words) }
            }
            { for view.findings.iter().filter(|finding| Some(*finding) != broken).map(|finding| finding_note(finding, words, Html::default())) }
            <div class="found-columns">
                <div>
                    { facts(view, words) }
                    { roots(&view.roots, words) }
                    { signatures(&view.signatures, words) }
                </div>
                { claimed(view, words) }
            </div>
        </article>
    }
}

/// Green only where a root from elsewhere agrees: without one, all of it may have been written anew.
fn tone(view: &EvidenceView) -> Tone {
    match (view.holds, view.anchored) {
        (true, true) => Tone::Pass,
        (true, false) => Tone::Look,
        (false, _) => Tone::Fail,
    }
}

fn first_broken(entry: &BrokenView, said: Option<AttrValue>, words: Words) -> Html {
    let range = [("begin", entry.bytes.start.to_string()), ("end", entry.bytes.end.to_string())];
    html! {
        <div class="note tone-fail" data-code={entry.code.clone()} data-entry={entry.entry.to_string()}>
            <IconView icon={Tone::Fail.icon()} />
            <div>
                <p><strong>{ words.with("evidence-page.broken", &[("entry", &entry.entry.to_string())]) }</strong></p>
                if let Some(said) = said { <p>{ said }</p> }
                <p class="help">{ words.filled("evidence-page.byte-range", &range) }</p>
            </div>
        </div>
    }
}

fn facts(view: &EvidenceView, words: Words) -> Html {
    let fact = |key: &str, value: Html| html! { <div><dt>{ words.get(key) }</dt><dd>{ value }</dd></div> };
    let code = |text: &String| html! { <code class="breaks">{ text.clone() }</code> };
    html! {
        <dl class="log-facts">
            { fact("cli.evidence.entries", html! { <span data-found="entries">{ view.entries.to_string() }</span> }) }
            if let Some((first, last)) = view.first_at.as_ref().zip(view.last_at.as_ref()) {
                { fact("evidence-page.time", html! { <>{ moment(first) }{ " – " }{ moment(last) }</> }) }
            }
            if !view.kinds.is_empty() {
                { fact("evidence-page.kinds", html! {
                    <ul class="kinds">
                        { for view.kinds.iter().map(|(name, count)| html! { <li>{ kind(name, words) }{ " × " }{ count.to_string() }</li> }) }
                    </ul>
                }) }
            }
            if let Some(log) = &view.log { { fact("evidence-page.log.id", code(log)) } }
            if let Some(root) = &view.root { { fact("cli.evidence.root", code(root)) } }
        </dl>
    }
}

fn roots(roots: &[RootView], words: Words) -> Html {
    if roots.is_empty() {
        return Html::default();
    }
    html! {
        <div>
            <h4>{ words.get("evidence-page.roots.held") }</h4>
            <ul class="found-list">
                { for roots.iter().map(|root| html! { <li>{ held(root.held, words) }<code class="breaks">{ root.root.clone() }</code></li> }) }
            </ul>
        </div>
    }
}

fn held(held: RootHeld, words: Words) -> Html {
    let (tone, key) = match held {
        RootHeld::Holds => (Tone::Pass, "evidence-page.roots.holds"),
        RootHeld::Cut => (Tone::Fail, "evidence-page.roots.cut"),
        RootHeld::Contradicted => (Tone::Fail, "evidence-page.roots.contradicted"),
        RootHeld::Unreached => (Tone::Look, "evidence-page.roots.unreached"),
    };
    html! { <Chip {tone}>{ words.get(key) }</Chip> }
}

fn signatures(signatures: &[SignatureView], words: Words) -> Html {
    html! {
        <div>
            <h4>{ words.get("evidence-page.signatures") }</h4>
            if signatures.is_empty() { <p class="help">{ words.get("evidence-page.signatures.none") }</p> }
            <ul class="found-list">{ for signatures.iter().map(|signature| signed(signature, words)) }</ul>
        </div>
    }
}

fn signed(signature: &SignatureView, words: Words) -> Html {
    let (tone, key) = match (&signature.root, &signature.fault) {
        (Some(_), None) => (Tone::Pass, "evidence-page.signature.right"),
        _ => (Tone::Fail, "evidence-page.signature.wrong"),
    };
    html! {
        <li data-signature={signature.algorithm.clone()}>
            <Chip {tone}>{ words.get(key) }</Chip>
            <div>
                <p>{ signature.algorithm.clone() }{ " · " }{ words.get("cli.evidence.key") }</p>
                <code class="breaks" data-found="thumbprint">{ signature.thumbprint.clone() }</code>
                if let Some(root) = &signature.root {
                    <p class="help">{ words.get("cli.evidence.root") }{ " " }<code class="breaks">{ root.root.clone() }</code></p>
                    if root.held != RootHeld::Holds { <p>{ held(root.held, words) }</p> }
                }
            </div>
        </li>
    }
}

/// What is proved and what is not, in this order: a green word without it would promise too much.
fn claimed(view: &EvidenceView, words: Words) -> Html {
    let list = |proved: bool| {
        html! {
            <ul class="claims">
                { for claims().iter().filter(|claim| claim.proved == proved).map(|claim| {
                    // A broken log proves nothing; without a root it only would.
                    let tone = if proved && view.anchored { Tone::Pass } else { Tone::Open };
                    html! { <li class={tone.class()}><IconView icon={tone.icon()} /><span>{ words.get(claim.code) }</span></li> }
                }) }
            </ul>
        }
    };
    let proved = if view.anchored { "evidence-page.claims.proved" } else { "evidence-page.claims.would" };
    html! {
        <div class="claimed">
            if view.holds { <h4>{ words.get(proved) }</h4>{ list(true) } }
            <h4>{ words.get("evidence-page.claims.not") }</h4>
            { list(false) }
        </div>
    }
}
