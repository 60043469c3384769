//! Lo que se pregunta de los cerrojos, las colas y los valores: quién se espera a quién, qué se perdió, qué fue antes.

use std::collections::{HashMap, HashSet};

use super::Hold;
use crate::Record;
use crate::record::{Act, Mark};

/// Quién espera, qué espera y quién lo tiene.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blocked {
    pub waiter: String,
    pub object: String,
    pub holder: String,
}

impl Record {
    /// Quién tenía el objeto en ese momento.
    pub fn holders_at(&self, object: &str, t_us: u64) -> Vec<String> {
        let holdings = self.holdings().into_iter();
        holdings
            .filter(|hold| hold.object == object)
            .filter(|hold| hold.begin_us <= t_us && hold.end_us.is_none_or(|end| t_us < end))
            .map(|hold| hold.by)
            .collect()
    }

    /// Quién esperaba a quién al final: lo que pidió y nunca tuvo, y quién no lo soltó nunca.
    pub fn blocked_at_the_end(&self) -> Vec<Blocked> {
        let holdings = self.holdings();
        let mut found = Vec::new();
        for wait in self.waitings().into_iter().filter(|wait| wait.end_us.is_none()) {
            let holders =
                holdings.iter().filter(|hold| hold.object == wait.object && hold.end_us.is_none());
            found.extend(holders.map(|hold| blocked(&wait, hold)));
        }
        found
    }

    /// Un círculo de quienes se esperaban unos a otros. De él solo se sale desistiendo, o con la muerte de alguno: por eso
    /// se mira cuando alguien desiste, y al final.
    pub fn deadlock(&self) -> Option<Vec<Blocked>> {
        let (holdings, waitings) = (self.holdings(), self.waitings());
        let surrenders: HashSet<(&str, &str, u64)> = self
            .marks
            .iter()
            .filter(|mark| mark.act == Act::GaveUp)
            .map(|mark| (&*mark.by, &*mark.of, mark.t_us))
            .collect();
        let vain = waitings.iter().filter(|wait| {
            wait.end_us.is_none_or(|end| surrenders.contains(&(&wait.by, &wait.object, end)))
        });
        vain.into_iter().find_map(|last| {
            let now = last.end_us.unwrap_or(u64::MAX);
            let during =
                |hold: &&Hold| hold.begin_us <= now && hold.end_us.is_none_or(|end| now <= end);
            let mut edges: HashMap<&str, Vec<Blocked>> = HashMap::new();
            for wait in waitings.iter().filter(during) {
                let holders = holdings.iter().filter(during);
                for hold in holders.filter(|hold| hold.object == wait.object) {
                    edges.entry(&wait.by).or_default().push(blocked(wait, hold));
                }
            }
            circle_through(&last.by, &edges)
        })
    }

    /// Cómo se perdió una escritura de un valor: uno lo lee, y antes de que escriba lo que salga de ahí, otro que también lo
    /// había leído escribe. Las cuatro marcas, por orden.
    pub fn lost_update(&self, object: &str) -> Option<[&Mark; 4]> {
        let mut updates: Vec<Update<'_>> = Vec::new();
        let mut last_read: HashMap<&str, (usize, &Mark)> = HashMap::new();
        for (place, mark) in self.marks.iter().enumerate().filter(|(_, mark)| mark.of == object) {
            match mark.act {
                Act::Read => drop(last_read.insert(&mark.by, (place, mark))),
                Act::Wrote => {
                    let Some(read) = last_read.remove(mark.by.as_str()) else { continue };
                    let mine = Update { read, wrote: (place, mark) };
                    let guilty = updates.iter().rev().take(64).find(|other| mine.erases(other));
                    if let Some(other) = guilty {
                        let mut four = [other.read, other.wrote, mine.read, mine.wrote];
                        four.sort_by_key(|(place, _)| *place);
                        return Some(four.map(|(_, mark)| mark));
                    }
                    updates.push(mine);
                }
                _ => {}
            }
        }
        None
    }

    /// Cuántos mensajes hubo a la vez en una cola, como mucho.
    pub fn most_queued(&self, object: &str) -> usize {
        let (mut now, mut most) = (0_usize, 0);
        for mark in self.marks.iter().filter(|mark| mark.of == object) {
            match mark.act {
                Act::Put => now += 1,
                Act::Taken => now = now.saturating_sub(1),
                _ => {}
            }
            most = most.max(now);
        }
        most
    }

    /// Lo que hizo `by` con un objeto, por orden.
    pub fn acts<'a>(
        &'a self,
        by: &'a str,
        act: Act,
        object: &'a str,
    ) -> impl Iterator<Item = &'a Mark> {
        self.marks.iter().filter(move |mark| mark.by == by && mark.act == act && mark.of == object)
    }

    /// Si la primera vez de lo uno fue antes que la primera vez de lo otro; nada, si falta alguna. Cada cosa es quién, qué
    /// hizo y con qué.
    pub fn happened_before(
        &self,
        first: (&str, Act, &str),
        second: (&str, Act, &str),
    ) -> Option<bool> {
        let place = |(by, act, of): (&str, Act, &str)| {
            self.marks.iter().position(|mark| (mark.by == by) & (mark.act == act) & (mark.of == of))
        };
        Some(place(first)? < place(second)?)
    }
}

fn blocked(wait: &Hold, hold: &Hold) -> Blocked {
    Blocked { waiter: wait.by.clone(), object: wait.object.clone(), holder: hold.by.clone() }
}

/// Leer un valor y escribir otro, con su lugar entre las marcas.
struct Update<'r> {
    read: (usize, &'r Mark),
    wrote: (usize, &'r Mark),
}

impl Update<'_> {
    /// Si al escribir borra lo que escribió el otro, que fue antes.
    fn erases(&self, other: &Update<'_>) -> bool {
        self.wrote.1.by != other.wrote.1.by && self.read.0 < other.wrote.0
    }
}

/// El círculo que pasa por `start`, si lo hay.
fn circle_through(start: &str, edges: &HashMap<&str, Vec<Blocked>>) -> Option<Vec<Blocked>> {
    let mut pending: Vec<Vec<&Blocked>> = edges.get(start)?.iter().map(|edge| vec![edge]).collect();
    let mut seen = Vec::new();
    while let Some(path) = pending.pop() {
        let holder = path.last()?.holder.as_str();
        if holder == start {
            return Some(path.into_iter().cloned().collect());
        }
        if seen.contains(&holder) {
            continue;
        }
        seen.push(holder);
        for edge in edges.get(holder).into_iter().flatten() {
            pending.push([&path[..], &[edge]].concat());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::questions::samples::record;

    fn shown(blocked: &[Blocked]) -> Vec<String> {
        blocked.iter().map(|b| format!("{} {} {}", b.waiter, b.object, b.holder)).collect()
    }

    #[test]
    fn se_sabe_quien_tenia_un_cerrojo_en_cada_momento() {
        let record = record("1 H1 got cerrojo; 5 H1 released cerrojo; 6 H2 got cerrojo");
        let at = |t_us| record.holders_at("cerrojo", t_us);
        assert_eq!(
            (at(0), at(4), at(5), at(9)),
            (vec![], vec!["H1".into()], vec![], vec!["H2".into()])
        );
    }

    #[test]
    fn un_interbloqueo_es_un_circulo_del_que_nadie_sale() {
        let crossed =
            "1 H1 got cerrojo 1; 2 H2 got cerrojo 2; 3 H1 wanted cerrojo 2; 4 H2 wanted cerrojo 1";
        let circle = ["H1 cerrojo 2 H2", "H2 cerrojo 1 H1"];
        let hung = record(crossed);
        assert_eq!(shown(&hung.deadlock().unwrap()), circle);
        assert_eq!(shown(&hung.blocked_at_the_end()), ["H1 cerrojo 2 H2", "H2 cerrojo 1 H1"]);
        let gave_up = record(&format!(
            "{crossed}; 9 H1 gave_up cerrojo 2; 10 H1 released cerrojo 1; 11 H2 got cerrojo 1"
        ));
        assert_eq!(shown(&gave_up.deadlock().unwrap()), circle);
        let waited = record(
            "1 H1 got cerrojo 1; 2 H2 wanted cerrojo 1; 3 H1 released cerrojo 1; 4 H2 got cerrojo 1",
        );
        assert_eq!(waited.deadlock(), None);
        let itself = record("1 P got cerrojo; 2 P wanted cerrojo");
        assert_eq!(shown(&itself.deadlock().unwrap()), ["P cerrojo P"]);
    }

    #[test]
    fn quien_espera_a_quien_trabaja_no_esta_en_un_interbloqueo() {
        let record = record("1 H1 got cerrojo; 2 H2 wanted cerrojo; 3 H3 wanted cerrojo");
        assert_eq!(record.deadlock(), None);
        assert_eq!(shown(&record.blocked_at_the_end()), ["H2 cerrojo H1", "H3 cerrojo H1"]);
    }

    #[test]
    fn se_pierde_lo_que_otro_escribe_entre_una_lectura_y_su_escritura() {
        let lost = record(
            "1 H1 read valor =0; 2 H2 read valor =0; 3 H1 wrote valor =1; 4 H2 wrote valor =1",
        );
        let four = lost.lost_update("valor").unwrap();
        assert_eq!(four.map(|mark| mark.t_us), [1, 2, 3, 4]);
        let late = record(
            "1 H2 read valor =0; 2 H1 read valor =0; 3 H1 wrote valor =1; 4 H1 read valor =1;
             5 H1 wrote valor =2; 9 H2 wrote valor =1",
        );
        assert_eq!(late.lost_update("valor").unwrap().map(|mark| mark.t_us), [1, 4, 5, 9]);
        let in_turns = record(
            "1 H1 read valor =0; 2 H1 wrote valor =1; 3 H2 read valor =1; 4 H2 wrote valor =2",
        );
        assert_eq!(in_turns.lost_update("valor"), None);
        assert_eq!(lost.lost_update("otro valor"), None);
    }

    #[test]
    fn se_cuenta_lo_que_hay_en_la_cola() {
        let record =
            record("1 P put cola; 2 P put cola; 3 H1 taken cola; 4 P put cola; 5 H1 taken cola");
        assert_eq!((record.most_queued("cola"), record.most_queued("otra")), (2, 0));
    }

    #[test]
    fn se_sabe_que_fue_antes() {
        let record = record("1 P woke cerrojo; 1 H1 got cerrojo");
        let (woke, got) = (("P", Act::Woke, "cerrojo"), ("H1", Act::Got, "cerrojo"));
        assert_eq!(record.happened_before(woke, got), Some(true));
        assert_eq!(record.happened_before(got, woke), Some(false));
        assert_eq!(record.happened_before(got, ("H2", Act::Got, "cerrojo")), None);
        assert_eq!(record.acts("H1", Act::Got, "cerrojo").count(), 1);
    }
}
