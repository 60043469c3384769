//! El diario que lleva la familia al azar de lo que hace.

use std::collections::{HashMap, HashSet};

/// Lo que devolvió un `wait`: a quién recogió, a quién vio sin recogerlo (0 si a nadie) y el error (0 si ninguno).
pub type Wait = (i32, i32, i32);
/// A quién, con qué señal y con qué error.
pub type Kill = (i32, i32, i32);

#[derive(Default)]
pub struct Diary {
    /// Quién creó a cada uno.
    pub born: HashMap<i32, i32>,
    pub ended: HashMap<i32, i32>,
    pub waits: HashMap<i32, Vec<Wait>>,
    /// El estado, como lo da `wait`, con el que se recogió a cada uno.
    pub statuses: HashMap<i32, i32>,
    pub kills: HashMap<i32, Vec<Kill>>,
    pub threads: HashMap<i32, u32>,
    /// Cuántas veces fue a ejecutar otro programa, y cuántas lo hizo.
    pub going: HashMap<i32, usize>,
    pub executed: HashMap<i32, usize>,
    pub stopped: HashSet<i32>,
}

impl Diary {
    pub fn read(text: &str) -> Self {
        let mut diary = Self::default();
        for line in text.lines() {
            let mut words = line.split(' ');
            let what = words.next().unwrap();
            let numbers: Vec<i32> = words.map(|word| word.parse().expect(line)).collect();
            match (what, &numbers[..]) {
                ("hijo", &[pid, creator]) => drop(diary.born.insert(pid, creator)),
                ("fin", &[pid, code]) => drop(diary.ended.insert(pid, code)),
                ("espera", &[pid, reaped, seen, errno, status]) => {
                    diary.waits.entry(pid).or_default().push((reaped, seen, errno));
                    if reaped > 0 && status > 0 {
                        diary.statuses.insert(reaped, status);
                    }
                    if seen > 0 && status & 0xff == 0x7f {
                        diary.stopped.insert(seen);
                    }
                }
                ("mata", &[pid, to, signal, errno]) => {
                    diary.kills.entry(pid).or_default().push((to, signal, errno));
                }
                ("hilo", &[pid]) => *diary.threads.entry(pid).or_default() += 1,
                ("va", &[pid]) => *diary.going.entry(pid).or_default() += 1,
                ("ejecutado", &[pid]) => *diary.executed.entry(pid).or_default() += 1,
                _ => panic!("el diario no se entiende: {line}"),
            }
        }
        diary
    }
}
