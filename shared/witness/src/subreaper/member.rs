//! Un proceso de la familia, como se lo vio la última vez.

use super::pidfd::Pidfd;
use crate::stat::Stat;

pub(super) struct Member {
    pub stat: Stat,
    pub pidfd: Option<Pidfd>,
    /// Las pilas que se le han visto, una por cada programa. Quien nace tiene la de su padre hasta que hace `exec`.
    pub stacks: Vec<u64>,
    /// Si ya ha terminado.
    pub ended: bool,
    /// Si consta cómo.
    pub told: bool,
    pub stopped: bool,
}

impl Member {
    pub fn new(stat: Stat) -> Self {
        Self {
            pidfd: Pidfd::open(stat.pid),
            stacks: vec![stat.stack],
            ended: false,
            told: false,
            stopped: false,
            stat,
        }
    }

    pub fn is(&self, stat: &Stat) -> bool {
        self.stat.born == stat.born
    }
}
