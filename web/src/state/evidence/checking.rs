//! A file of evidence that is looked at: which file, against which roots, and what was found.

use std::rc::Rc;

use service::Fault;
use service::evidence::EvidenceView;
use yew::Reducible;

use crate::state::queue::JobId;

/// Where a check stands.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Stand {
    /// No file was given.
    #[default]
    Nothing,
    /// The file of this name is being read, then checked; the job, once it is.
    Busy(String, Option<JobId>),
    /// What was found in the file of this name.
    Found(String, Rc<EvidenceView>),
    /// The file of this name could not be checked.
    Failed(String, Fault),
}

/// A check.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Check {
    /// Where it stands.
    pub stand: Stand,
    /// Roots that were recorded elsewhere, one a line, as they were typed.
    pub roots: String,
    /// Why a picture gave no root.
    pub picture: Option<Fault>,
    /// A picture is being read.
    pub scanning: bool,
}

/// What can happen to a check.
#[derive(Debug, Clone, PartialEq)]
pub enum CheckAction {
    /// A file was given, or the same one is looked at again.
    Given(String),
    /// It was handed over.
    Sent(JobId),
    /// What was found.
    Found(JobId, Box<EvidenceView>),
    /// It cannot be checked; `None`: it was not even handed over.
    Failed(Option<JobId>, Fault),
    /// Roots were typed.
    Roots(String),
    /// A picture is being read.
    Scanning,
    /// A picture was read: the texts of its symbols.
    Scanned(Vec<String>),
    /// A picture could not be read.
    NotScanned(Fault),
}

/// How the text of a root begins.
const ROOT: &str = "temqr-root:";

impl Check {
    /// The roots, without empty lines.
    pub fn root_list(&self) -> Vec<String> {
        self.roots.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
    }

    /// The name of the file.
    pub fn file(&self) -> Option<&str> {
        match &self.stand {
            Stand::Nothing => None,
            Stand::Busy(file, _) | Stand::Found(file, _) | Stand::Failed(file, _) => Some(file),
        }
    }

    /// What is wrong with the roots, rather than with the file.
    pub fn roots_fault(&self) -> Option<&Fault> {
        match &self.stand {
            Stand::Failed(_, fault) => Some(fault).filter(|fault| about_roots(fault)),
            _ => None,
        }
    }

    fn is_of(&self, job: Option<JobId>) -> bool {
        matches!(&self.stand, Stand::Busy(_, of) if *of == job)
    }

    fn take_in(&mut self, texts: &[String]) {
        let mut roots = self.root_list();
        let found: Vec<&String> = texts.iter().filter(|text| text.starts_with(ROOT)).collect();
        self.picture = found.is_empty().then(|| Fault::new("evidence-page.no-root-in-picture"));
        for root in found {
            if !roots.contains(root) {
                roots.push(root.clone());
            }
        }
        self.roots = roots.join("\n");
    }
}

/// Whether it is the roots that are wrong.
fn about_roots(fault: &Fault) -> bool {
    ["evidence.root-unreadable", "evidence.too-many-roots"].contains(&&*fault.code)
}

impl Reducible for Check {
    type Action = CheckAction;

    fn reduce(self: Rc<Self>, action: CheckAction) -> Rc<Self> {
        let mut next = (*self).clone();
        let file = || self.file().unwrap_or_default().to_owned();
        match action {
            CheckAction::Given(file) => next.stand = Stand::Busy(file, None),
            CheckAction::Sent(job) => next.stand = Stand::Busy(file(), Some(job)),
            // Another file, or other roots, were given meanwhile.
            CheckAction::Found(job, _) if !self.is_of(Some(job)) => return self,
            CheckAction::Failed(job, _) if !self.is_of(job) => return self,
            CheckAction::Found(_, view) => next.stand = Stand::Found(file(), Rc::from(view)),
            CheckAction::Failed(_, fault) => next.stand = Stand::Failed(file(), fault),
            CheckAction::Roots(roots) => {
                next.roots = roots;
                next.picture = None;
            }
            CheckAction::Scanning => {
                next.scanning = true;
                next.picture = None;
            }
            CheckAction::Scanned(texts) => {
                next.scanning = false;
                next.take_in(&texts);
            }
            CheckAction::NotScanned(fault) => {
                next.scanning = false;
                next.picture = Some(fault);
            }
        }
        next.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(actions: impl IntoIterator<Item = CheckAction>) -> Rc<Check> {
        actions.into_iter().fold(Rc::default(), Reducible::reduce)
    }

    #[test]
    fn an_answer_about_an_earlier_file_is_dropped() {
        let fault = || Fault::new("evidence.not-evidence");
        let given = |name: &str, job| [CheckAction::Given(name.into()), CheckAction::Sent(JobId(job))];
        let actions = given("a.json", 1).into_iter().chain(given("b.json", 2));
        let check = after(actions.chain([CheckAction::Failed(Some(JobId(1)), fault())]));
        assert_eq!(check.stand, Stand::Busy("b.json".into(), Some(JobId(2))));
        let check = check.reduce(CheckAction::Failed(Some(JobId(2)), fault()));
        assert_eq!(check.stand, Stand::Failed("b.json".into(), fault()));
        // A file that was refused before it was read has no job.
        let check = after([CheckAction::Given("c.json".into()), CheckAction::Failed(None, fault())]);
        assert_eq!(check.file(), Some("c.json"));
        assert_eq!(check.stand, Stand::Failed("c.json".into(), fault()));
    }

    #[test]
    fn roots_of_pictures_stand_beside_those_that_were_typed() {
        let root = |count| format!("temqr-root:1:{count}:x");
        let typed = CheckAction::Roots(format!("\n  {}  \n\n", root(3)));
        let check =
            after([typed, CheckAction::Scanned(vec!["https://example.com".into(), root(5), root(3)])]);
        assert_eq!(check.root_list(), [root(3), root(5)]);
        assert_eq!(check.picture, None);
        let check = check.reduce(CheckAction::Scanned(vec!["20260517-0001".into()]));
        assert_eq!(check.picture, Some(Fault::new("evidence-page.no-root-in-picture")));
        assert_eq!(check.root_list(), [root(3), root(5)]);
    }

    #[test]
    fn what_is_wrong_with_the_roots_is_not_said_of_the_file() {
        for (code, of_roots) in [("evidence.root-unreadable", true), ("evidence.not-evidence", false)] {
            let failed = CheckAction::Failed(None, Fault::new(code));
            let check = after([CheckAction::Given("a.json".into()), failed]);
            assert_eq!(check.roots_fault().is_some(), of_roots, "{code}");
        }
    }
}
