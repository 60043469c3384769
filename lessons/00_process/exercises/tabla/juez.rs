//! El juez de «tabla»: tres procesos en una CPU, con su nice, mirados vivos y terminados.

use std::collections::BTreeMap;
use std::fs;

use shared::table::SystemProcess;
use witness::record::{Process, Status};

use crate::juicio::{Caso, Escena, Juez, Linea, Visto, cuantos, lista};

const MAS: [i32; 3] = [0, 5, 10];

pub fn juez() -> Juez {
    Juez::nuevo()
        .caso(Caso::con(&["300"]).miradas().alrededor(vigila))
        .caso(Caso::con(&["1500"]).nice(2).miradas().alrededor(vigila))
        .en_todos("hijos", "00 plantilla", "Hay tres procesos hijos", hijos)
        .en_todos("nice", "00 nice", "Cada uno tiene su nice", nice)
        .en_todos(
            "tabla",
            "00 ficha",
            "La tabla tiene una línea por proceso",
            tabla,
        )
        .en_todos("vivos", "00 ficha", "Los mira cuando están vivos", vivos)
        .en_todos("mira", "00 ficha", "Los mira en el sistema", mira)
        .en_todos(
            "los_deja_trabajar",
            "00 nice",
            "Los deja trabajar el tiempo pedido",
            los_deja_trabajar,
        )
        .en_todos(
            "misma_cpu",
            "00 nice",
            "Los tres están en la misma CPU",
            misma_cpu,
        )
        .en_todos(
            "termina",
            "00 kill",
            "Los termina con SIGTERM, los espera y escribe «fin»",
            termina,
        )
}

/// Mientras dura, apunta en qué CPU puede estar cada hijo.
fn vigila(escena: &mut Escena) -> anyhow::Result<()> {
    escena.arranca()?;
    let padre = escena.pid()?;
    let mut cpus: BTreeMap<i32, String> = BTreeMap::new();
    escena.hasta(|_| {
        let suyos = format!("/proc/{padre}/task/{padre}/children");
        let suyos = fs::read_to_string(suyos).unwrap_or_default();
        for pid in suyos.split_whitespace().filter_map(|pid| pid.parse().ok()) {
            cpus.extend(cpus_de(pid).map(|cpus| (pid, cpus)));
        }
        false
    })?;
    for (pid, cpus) in cpus {
        escena.anota(&format!("cpu de {pid}"), cpus);
    }
    Ok(())
}

/// La única CPU en la que puede estar, o las que sean si ya ha calculado un rato; nada, si puede que aún no haya tenido
/// ocasión de decirlo.
fn cpus_de(pid: i32) -> Option<String> {
    const UN_RATO_TICS: u64 = 3;
    let estado = fs::read_to_string(format!("/proc/{pid}/status")).ok()?;
    let cpus = estado
        .lines()
        .find_map(|linea| linea.strip_prefix("Cpus_allowed_list:"))?
        .trim();
    let calcula =
        || SystemProcess::new(pid).and_then(|hijo| hijo.cpu_ticks()).unwrap_or(0);
    (es_una(cpus) || calcula() >= UN_RATO_TICS).then(|| cpus.to_owned())
}

fn es_una(cpus: &str) -> bool {
    cpus.parse::<u32>().is_ok()
}

fn hijos(visto: &Visto) -> Result<(), String> {
    match visto.descendientes().len() {
        3 if visto.hijos().len() == 3 => Ok(()),
        hay => Err(format!(
            "El padre creó {}, y se pedían 3 hijos",
            cuantos(hay, "proceso", "procesos")
        )),
    }
}

fn pedido(visto: &Visto, cual: usize) -> i32 {
    (visto.nice_inicial() + MAS[cual]).min(19)
}

/// El último nice que alguien le puso; si nadie, el que heredó.
fn nice_de(visto: &Visto, proceso: &Process) -> i32 {
    let cambios = |de: &str, hasta: u64| {
        let procesos = visto.registro().processes.iter();
        procesos
            .flat_map(|uno| &uno.priorities)
            .filter(|uno| uno.of.as_deref() == Some(de) && uno.t_us <= hasta)
            .filter(|uno| uno.errno.is_none())
            .max_by_key(|uno| uno.t_us)
            .map(|uno| uno.nice)
    };
    cambios(&proceso.name, u64::MAX)
        .or_else(|| cambios("P", proceso.born_us))
        .unwrap_or_else(|| visto.nice_inicial())
}

fn nice(visto: &Visto) -> Result<(), String> {
    for (cual, hijo) in visto.hijos().into_iter().enumerate() {
        let (tiene, pedido) = (nice_de(visto, hijo), pedido(visto, cual));
        if tiene.min(19) != pedido {
            return Err(format!(
                "El programa empezó con nice {}, y el de {} era {tiene}: se pedía {pedido}, que son {} más",
                visto.nice_inicial(),
                hijo.name,
                MAS[cual]
            ));
        }
    }
    Ok(())
}

fn misma_cpu(visto: &Visto) -> Result<(), String> {
    let hijos = visto.hijos();
    let vistas: Vec<(&str, &str)> = hijos
        .iter()
        .map(|hijo| (&*hijo.name, visto.nota(&format!("cpu de {}", hijo.pid))))
        .filter(|(_, cpus)| !cpus.is_empty())
        .collect();
    if let Some((hijo, cpus)) = vistas.iter().find(|(_, cpus)| !es_una(cpus)) {
        return Err(format!(
            "{hijo} podía estar en varias CPU ({cpus}): a los tres se les dice en cuál, la misma"
        ));
    }
    let cpus: Vec<&str> = vistas.iter().map(|(_, cpu)| *cpu).collect();
    if cpus.iter().all(|cpu| *cpu == cpus[0]) {
        return Ok(());
    }
    Err(format!(
        "Cada uno estaba en su CPU ({}), y se pedía la misma",
        lista(&cpus)
    ))
}

/// Las que empiezan por un número.
fn filas(visto: &Visto) -> Vec<&Linea> {
    let es_fila = |linea: &&Linea| {
        linea.texto.trim_start().starts_with(|letra: char| letra.is_ascii_digit())
    };
    visto.lineas().iter().filter(es_fila).collect()
}

fn tabla(visto: &Visto) -> Result<(), String> {
    let (filas, hijos) = (filas(visto), visto.hijos());
    if filas.len() != hijos.len() {
        return Err(format!(
            "La tabla ha de tener 3 líneas que empiecen por un PID, y tiene {}: se escribió {}",
            filas.len(),
            visto.dicho()
        ));
    }
    for (cual, (fila, hijo)) in filas.iter().zip(&hijos).enumerate() {
        let campos: Vec<&str> = fila.texto.split_whitespace().collect();
        let pedidos = [hijo.pid.to_string(), pedido(visto, cual).to_string()];
        let gastado = campos.get(3).and_then(|campo| campo.parse::<f64>().ok());
        if campos.len() != 4 || campos[..2] != pedidos || gastado.is_none() {
            return Err(format!(
                "La línea de {} es «{}», y había de empezar por «{}», seguido del estado y de la CPU gastada",
                hijo.name,
                fila.texto,
                pedidos.join(" ")
            ));
        }
    }
    Ok(())
}

fn vivos(visto: &Visto) -> Result<(), String> {
    for (fila, hijo) in filas(visto).iter().zip(visto.hijos()) {
        if Visto::vivos(&[hijo], fila.t_us).is_empty() {
            return Err(format!(
                "Cuando se escribió la línea de {0}, {0} ya había terminado: se mira antes de terminarlos",
                hijo.name
            ));
        }
    }
    Ok(())
}

fn mira(visto: &Visto) -> Result<(), String> {
    for (fila, hijo) in filas(visto).iter().zip(visto.hijos()) {
        let mirado = visto
            .registro()
            .looks
            .iter()
            .any(|una| una.of == hijo.name && una.t_us <= fila.t_us);
        if !mirado {
            return Err(format!(
                "Se escribió la línea de {0} sin haber mirado a {0} en el sistema",
                hijo.name
            ));
        }
    }
    Ok(())
}

fn los_deja_trabajar(visto: &Visto) -> Result<(), String> {
    let pedidos_us = visto.numero(0) as u64 * 1000;
    for (fila, hijo) in filas(visto).iter().zip(visto.hijos()) {
        let trabajo_us = fila.t_us.saturating_sub(hijo.born_us);
        if trabajo_us < pedidos_us {
            return Err(format!(
                "La línea de {} se escribió a los {} ms de que naciese, y había que dejarlo trabajar {} ms",
                hijo.name,
                trabajo_us / 1000,
                pedidos_us / 1000
            ));
        }
    }
    Ok(())
}

fn termina(visto: &Visto) -> Result<(), String> {
    let fin = visto.linea_o_falta("fin")?;
    for hijo in visto.hijos() {
        let nombre = &hijo.name;
        if hijo.status() != Some(Status::Signal(libc::SIGTERM)) {
            return Err(format!(
                "{nombre} no terminó con SIGTERM, que es lo que se pedía"
            ));
        }
        let recogido = hijo.reaped.as_ref().filter(|recogido| recogido.by == "P");
        if recogido.is_none_or(|recogido| recogido.t_us > fin.t_us) {
            return Err(format!(
                "El padre escribió «fin» antes de recoger a {nombre}: falta esperarlo"
            ));
        }
    }
    if visto.textos().last() == Some(&"fin") && fin.por == "P" {
        return Ok(());
    }
    Err(format!(
        "La última línea había de ser «fin», y del padre: se escribió {}",
        visto.dicho()
    ))
}
