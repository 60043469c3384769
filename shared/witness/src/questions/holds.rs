//! Intervalos: desde cuándo hasta cuándo tuvo alguien un cerrojo, lo esperó o estuvo en una tarea.

use std::collections::{HashMap, HashSet};

use crate::Record;
use crate::record::{Act, Mark, ObjectKind};

/// Algo que duró, entre dos marcas.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hold {
    pub object: String,
    pub by: String,
    pub begin_us: u64,
    /// Nada, si no consta que acabara: quien muere con un cerrojo lo tiene hasta que otro se lo queda.
    pub end_us: Option<u64>,
    /// El número de la tarea, o lo que dijera la marca con la que empieza.
    pub value: Option<i64>,
}

impl Record {
    /// Quién tuvo cada cerrojo o cada semáforo, y cuándo, por orden de comienzo.
    ///
    /// De un semáforo que alguien sube sin haberlo bajado, que es un aviso y no un cerrojo, no es dueño nadie.
    pub fn holdings(&self) -> Vec<Hold> {
        let signals = self.semaphores_that_signal();
        let mut spans = Spans::default();
        // Cuántas veces tiene cada uno cada cerrojo reentrante.
        let mut depths: HashMap<(&str, &str), u32> = HashMap::new();
        for mark in &self.marks {
            let (by, of) = (mark.by.as_str(), mark.of.as_str());
            match (self.kind_of(of), mark.act) {
                (Some(ObjectKind::Lock), Act::Got) => {
                    spans.end_all_of(of, mark.t_us);
                    spans.begin(mark);
                }
                // Lo puede soltar cualquiera.
                (Some(ObjectKind::Lock), Act::Released) => spans.end_all_of(of, mark.t_us),
                (Some(ObjectKind::RLock), Act::Got) => {
                    let depth = depths.entry((by, of)).or_default();
                    *depth += 1;
                    if *depth == 1 {
                        spans.end_all_of(of, mark.t_us);
                        spans.begin(mark);
                    }
                }
                (Some(ObjectKind::RLock), Act::Released) => {
                    let depth = depths.entry((by, of)).or_default();
                    *depth = depth.saturating_sub(1);
                    if *depth == 0 {
                        spans.end(by, of, mark.t_us);
                    }
                }
                (Some(ObjectKind::Semaphore), Act::Got) if !signals.contains(of) => {
                    spans.begin(mark);
                }
                (Some(ObjectKind::Semaphore), Act::Released) => spans.end(by, of, mark.t_us),
                _ => {}
            }
        }
        spans.until(self.marks_until_us)
    }

    /// Quién esperó qué, y cuándo, por orden de comienzo: desde que lo pidió hasta que lo tuvo o desistió.
    pub fn waitings(&self) -> Vec<Hold> {
        let mut spans = Spans::default();
        for mark in &self.marks {
            match mark.act {
                Act::Wanted => spans.begin(mark),
                Act::Got | Act::GaveUp | Act::Put | Act::Taken => {
                    spans.end(&mark.by, &mark.of, mark.t_us);
                }
                _ => {}
            }
        }
        spans.until(self.marks_until_us)
    }

    /// Quién hizo cada tarea de cada reserva, y cuándo, por orden de comienzo. `value` es el número de la tarea.
    pub fn tasks(&self) -> Vec<Hold> {
        let mut spans = Spans::default();
        for mark in &self.marks {
            match mark.act {
                Act::TaskBegun => spans.begin(mark),
                Act::TaskEnded => spans.end(&mark.by, &mark.of, mark.t_us),
                _ => {}
            }
        }
        spans.until(self.marks_until_us)
    }

    /// De qué clase es el objeto que se llama así.
    pub fn kind_of(&self, object: &str) -> Option<ObjectKind> {
        self.objects.iter().find(|known| known.name == object).map(|known| known.kind)
    }

    fn semaphores_that_signal(&self) -> HashSet<&str> {
        let mut taken: HashMap<(&str, &str), u32> = HashMap::new();
        let mut signals = HashSet::new();
        for mark in &self.marks {
            let count = taken.entry((&mark.by, &mark.of)).or_default();
            match mark.act {
                Act::Got => *count += 1,
                Act::Released if *count == 0 => drop(signals.insert(mark.of.as_str())),
                Act::Released => *count -= 1,
                _ => {}
            }
        }
        signals
    }
}

/// Los intervalos que se van abriendo y cerrando.
#[derive(Default)]
struct Spans<'r> {
    all: Vec<Hold>,
    /// Los abiertos de cada uno con cada objeto, por orden.
    open: HashMap<&'r str, Vec<(&'r str, usize)>>,
}

impl<'r> Spans<'r> {
    fn begin(&mut self, mark: &'r Mark) {
        self.open.entry(&mark.of).or_default().push((&mark.by, self.all.len()));
        self.all.push(Hold {
            object: mark.of.clone(),
            by: mark.by.clone(),
            begin_us: mark.t_us,
            end_us: None,
            value: mark.value,
        });
    }

    /// Cierra el más antiguo que tenga `by` con ese objeto.
    fn end(&mut self, by: &str, of: &str, t_us: u64) {
        let Some(open) = self.open.get_mut(of) else { return };
        if let Some(position) = open.iter().position(|(owner, _)| *owner == by) {
            let (_, index) = open.remove(position);
            self.all[index].end_us = Some(t_us);
        }
    }

    /// Todos. Si después de un momento no consta nada, nadie sabe cuánto siguieron: se cortan ahí.
    fn until(mut self, marks_until_us: Option<u64>) -> Vec<Hold> {
        self.all.iter_mut().for_each(|hold| hold.end_us = hold.end_us.or(marks_until_us));
        self.all
    }

    fn end_all_of(&mut self, of: &str, t_us: u64) {
        for (_, index) in self.open.remove(of).unwrap_or_default() {
            self.all[index].end_us = Some(t_us);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Hold;
    use crate::questions::samples::record;

    fn shown(holds: &[Hold]) -> Vec<String> {
        let end = |hold: &Hold| hold.end_us.map_or_else(String::new, |end| end.to_string());
        let show =
            |hold: &Hold| format!("{} {} {}–{}", hold.by, hold.object, hold.begin_us, end(hold));
        holds.iter().map(show).collect()
    }

    #[test]
    fn se_tiene_desde_que_se_adquiere_hasta_que_se_suelta_y_se_espera_desde_que_se_pide() {
        let record = record(
            "1 H1 wanted cerrojo; 1 H1 got cerrojo; 2 H2 wanted cerrojo; 5 H1 released cerrojo;
             6 H2 got cerrojo; 7 H3 wanted cerrojo",
        );
        assert_eq!(shown(&record.holdings()), ["H1 cerrojo 1–5", "H2 cerrojo 6–"]);
        assert_eq!(
            shown(&record.waitings()),
            ["H1 cerrojo 1–1", "H2 cerrojo 2–6", "H3 cerrojo 7–"]
        );
    }

    #[test]
    fn de_lo_que_no_consta_no_se_dice_que_dure() {
        let mut record = record("1 H1 got cerrojo; 2 H2 wanted cerrojo");
        record.marks_until_us = Some(5);
        assert_eq!(shown(&record.holdings()), ["H1 cerrojo 1–5"]);
        assert_eq!(shown(&record.waitings()), ["H2 cerrojo 2–5"]);
        assert!(record.deadlock().is_none() && record.blocked_at_the_end().is_empty());
    }

    #[test]
    fn el_cerrojo_de_un_muerto_pasa_a_quien_se_lo_queda_y_lo_puede_soltar_otro() {
        let record = record("1 H1 got cerrojo; 9 H2 got cerrojo; 11 P released cerrojo");
        assert_eq!(shown(&record.holdings()), ["H1 cerrojo 1–9", "H2 cerrojo 9–11"]);
    }

    #[test]
    fn el_reentrante_se_suelta_a_la_ultima() {
        let record =
            record("1 H1 got rlock; 2 H1 got rlock; 3 H1 released rlock; 4 H1 released rlock");
        assert_eq!(shown(&record.holdings()), ["H1 rlock 1–4"]);
    }

    #[test]
    fn un_semaforo_puede_tener_varios_dueños_y_el_que_avisa_ninguno() {
        let record = record(
            "1 H1 got semáforo; 2 H2 got semáforo; 3 H1 released semáforo;
             4 H1 released semáforo aviso; 5 H2 got semáforo aviso",
        );
        assert_eq!(shown(&record.holdings()), ["H1 semáforo 1–3", "H2 semáforo 2–"]);
    }

    #[test]
    fn cada_tarea_es_de_quien_la_hace() {
        let record = record(
            "1 H1 task_begun reserva =0; 2 H2 task_begun reserva =1; 4 H1 task_ended reserva =0;
             5 H1 task_begun reserva =2",
        );
        let tasks = record.tasks();
        assert_eq!(shown(&tasks), ["H1 reserva 1–4", "H2 reserva 2–", "H1 reserva 5–"]);
        assert_eq!(tasks[2].value, Some(2));
    }

    #[test]
    fn la_espera_en_una_cola_acaba_al_meter_o_al_sacar() {
        let record = record(
            "1 H1 wanted cola; 2 H2 put cola; 3 H1 taken cola; 4 H1 wanted cola; 5 H1 gave_up cola",
        );
        assert_eq!(shown(&record.waitings()), ["H1 cola 1–3", "H1 cola 4–5"]);
    }
}
