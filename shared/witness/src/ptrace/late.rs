//! Los que nacen y no empiezan hasta que alguien de fuera diga que ya no va a hacer nada, o hasta que termina el primero.

use std::collections::{HashMap, HashSet};
use std::mem;

use super::raw::Resume;
use crate::record::How;

pub struct Late {
    names: HashSet<String>,
    /// Los que han nacido con `vfork`: hasta que ejecuten su programa, su padre no puede seguir.
    borrowing: HashSet<i32>,
    /// Los que han nacido y, cuando se han parado por primera vez, cómo seguirán.
    held: HashMap<i32, Option<(Resume, i32)>>,
}

impl Late {
    pub fn new(names: &[String]) -> Self {
        let names = names.iter().cloned().collect();
        Self { names, borrowing: HashSet::new(), held: HashMap::new() }
    }

    pub fn born(&mut self, pid: i32, name: &str, how: How) {
        if !self.names.contains(name) {
            return;
        }
        if how == How::Vfork {
            self.borrowing.insert(pid);
        } else {
            self.held.insert(pid, None);
        }
    }

    /// Ya ejecuta su propio programa.
    pub fn execs(&mut self, pid: i32) {
        if self.borrowing.remove(&pid) {
            self.held.insert(pid, None);
        }
    }

    /// Si se queda parado donde está.
    pub fn keeps(&mut self, tid: i32, how: Resume, signal: i32) -> bool {
        let held = self.held.get_mut(&tid);
        held.map(|held| *held = Some((how, signal))).is_some()
    }

    /// Le ha pasado algo: si ya estaba parado, o si muere, no se le retiene más.
    pub fn moves(&mut self, tid: i32, dies: bool) {
        if dies || self.held.get(&tid).is_some_and(Option::is_some) {
            self.held.remove(&tid);
        }
    }

    /// Los retenidos, con cómo seguirá cada uno. Desde ahora no se retiene a nadie.
    pub fn let_go(&mut self) -> HashMap<i32, Option<(Resume, i32)>> {
        self.names.clear();
        self.borrowing.clear();
        mem::take(&mut self.held)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_those_named_wait_and_once_let_go_nobody_does() {
        let mut late = Late::new(&["H2".to_owned()]);
        late.born(10, "H1", How::Fork);
        late.born(11, "H2", How::Fork);
        assert!(!late.keeps(10, Resume::Continue, 0));
        assert!(late.keeps(11, Resume::Continue, 0));
        assert_eq!(late.let_go().len(), 1);
        assert!(!late.keeps(11, Resume::Continue, 0));
        late.born(12, "H2", How::Fork);
        assert!(!late.keeps(12, Resume::Continue, 0));
    }

    #[test]
    fn born_with_vfork_it_waits_once_it_runs_its_own_program() {
        let mut late = Late::new(&["H1".to_owned()]);
        late.born(10, "H1", How::Vfork);
        assert!(!late.keeps(10, Resume::Continue, 0));
        late.execs(10);
        assert!(late.keeps(10, Resume::Continue, 0));
    }

    #[test]
    fn whoever_dies_waits_no_more() {
        let mut late = Late::new(&["H1".to_owned()]);
        late.born(10, "H1", How::Fork);
        late.moves(10, true);
        assert!(!late.keeps(10, Resume::Continue, 0));
    }
}
