//! Lo que se ve de cada hijo, de fuera, mientras vive: dónde puede ejecutarse, cuánta CPU gasta y si duerme.

use std::collections::BTreeMap;
use std::fs;

use shared::table::SystemProcess;
use witness::record::Process;

use super::paradas::duerme_un_rato;
use super::{Escena, Visto, mirilla};

#[derive(Default)]
pub struct Seguido {
    /// La única CPU en la que puede estar, o las que sean si ya ha calculado un rato; nada, si puede que aún no haya
    /// tenido ocasión de decirlo.
    pub cpus: String,
    /// La CPU que ha gastado, la última vez que se lo vio.
    pub tics: u64,
    /// Las veces que se lo vio dormir un rato fijo.
    pub siestas: usize,
}

/// Arranca el programa y, mientras dura, apunta lo que se ve de sus hijos.
pub fn sigue_a_los_hijos(escena: &mut Escena) -> anyhow::Result<()> {
    escena.arranca()?;
    let padre = escena.pid()?;
    let mut seguidos: BTreeMap<i32, Seguido> = BTreeMap::new();
    escena.hasta(|_| {
        for pid in mirilla::hijos(padre) {
            seguidos.entry(pid).or_default().mira(pid);
        }
        false
    })?;
    for (pid, Seguido { cpus, tics, siestas }) in seguidos {
        escena.anota(&nota("cpu", pid), cpus);
        escena.anota(&nota("tics", pid), tics);
        escena.anota(&nota("siestas", pid), siestas);
    }
    Ok(())
}

fn nota(que: &str, pid: i32) -> String {
    format!("{que} de {pid}")
}

impl Seguido {
    /// Lo que se apuntó de ese hijo.
    pub fn de(visto: &Visto, hijo: &Process) -> Self {
        let apunte = |que| visto.nota(&nota(que, hijo.pid));
        Seguido {
            cpus: apunte("cpu").to_owned(),
            tics: apunte("tics").parse().unwrap_or(0),
            siestas: apunte("siestas").parse().unwrap_or(0),
        }
    }

    fn mira(&mut self, pid: i32) {
        let hijo = SystemProcess::new(pid);
        let tics = hijo.and_then(|hijo| hijo.cpu_ticks()).unwrap_or(0);
        self.tics = self.tics.max(tics);
        self.siestas += usize::from(duerme_un_rato(pid));
        if let Some(cpus) = self.cpus_de(pid) {
            self.cpus = cpus;
        }
    }

    fn cpus_de(&self, pid: i32) -> Option<String> {
        const UN_RATO_TICS: u64 = 3;
        let estado = fs::read_to_string(format!("/proc/{pid}/status")).ok()?;
        let cpus = estado
            .lines()
            .find_map(|linea| linea.strip_prefix("Cpus_allowed_list:"))?
            .trim();
        let es_una = cpus.parse::<u32>().is_ok();
        (es_una || self.tics >= UN_RATO_TICS).then(|| cpus.to_owned())
    }
}
