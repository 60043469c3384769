//! El juez de «tabla»: tres procesos en una CPU, con su nice, mirados vivos y terminados.

use witness::record::{Process, Status};

use crate::juicio::{
    Caso, Juez, Linea, Seguido, Visto, cuantos, lista, sigue_a_los_hijos,
};

const MAS: [i32; 3] = [0, 5, 10];

pub fn juez() -> Juez {
    Juez::nuevo()
        .caso(Caso::con(&["300"]).miradas().alrededor(sigue_a_los_hijos))
        .caso(Caso::con(&["1500"]).nice(2).miradas().alrededor(sigue_a_los_hijos))
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
        .en_todos("calculan", "00 nice", "Los tres calculan sin parar", calculan)
        .en_todos(
            "gastado",
            "00 ficha",
            "La CPU que dice la tabla es la que han gastado",
            gastado,
        )
        .en_todos(
            "termina",
            "00 kill",
            "Los termina con SIGTERM, los espera y escribe «fin»",
            termina,
        )
}

/// Los hijos, sin los programas que se ejecutan para mirarlos, como `ps`.
fn los_tres(visto: &Visto) -> Vec<&Process> {
    let mut hijos = visto.hijos();
    hijos.retain(|hijo| {
        hijo.execs.is_empty()
            || !visto.registro().looks.iter().any(|una| una.by == hijo.name)
    });
    hijos
}

fn hijos(visto: &Visto) -> Result<(), String> {
    let miran = visto.hijos().len() - los_tres(visto).len();
    match visto.descendientes().len() - miran {
        3 if los_tres(visto).len() == 3 => Ok(()),
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
    for (cual, hijo) in los_tres(visto).into_iter().enumerate() {
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
    let vistas: Vec<_> = los_tres(visto)
        .into_iter()
        .map(|hijo| (&hijo.name, Seguido::de(visto, hijo).cpus))
        .filter(|(_, cpus)| !cpus.is_empty())
        .collect();
    if let Some((hijo, cpus)) = vistas.iter().find(|(_, cpus)| !es_una(cpus)) {
        return Err(format!(
            "{hijo} podía estar en varias CPU ({cpus}): a los tres se les dice en cuál, la misma"
        ));
    }
    let cpus: Vec<&str> = vistas.iter().map(|(_, cpu)| cpu.as_str()).collect();
    if cpus.iter().all(|cpu| *cpu == cpus[0]) {
        return Ok(());
    }
    Err(format!(
        "Cada uno estaba en su CPU ({}), y se pedía la misma",
        lista(&cpus)
    ))
}

fn es_una(cpus: &str) -> bool {
    cpus.parse::<u32>().is_ok()
}

/// Las que empiezan por un número.
fn filas(visto: &Visto) -> Vec<&Linea> {
    let es_fila = |linea: &&Linea| {
        linea.texto.trim_start().starts_with(|letra: char| letra.is_ascii_digit())
    };
    visto.lineas().iter().filter(es_fila).collect()
}

fn tabla(visto: &Visto) -> Result<(), String> {
    let (filas, hijos) = (filas(visto), los_tres(visto));
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
        let se_ven = campos.len() == 4
            && campos[0] == pedidos[0]
            && (campos[1] == pedidos[1]
                || aun_no_lo_habia_cambiado(visto, hijo, fila));
        if !se_ven || gastado.is_none() {
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

/// El hijo se puso él su nice después de que lo mirasen, porque aún no le había tocado la CPU, y la fila dice el que tenía.
fn aun_no_lo_habia_cambiado(visto: &Visto, hijo: &Process, fila: &Linea) -> bool {
    let mirado = visto
        .registro()
        .looks
        .iter()
        .rfind(|una| una.of == hijo.name && una.t_us <= fila.t_us);
    let suyo = hijo
        .priorities
        .iter()
        .find(|uno| uno.of.as_ref() == Some(&hijo.name) && uno.errno.is_none());
    mirado.zip(suyo).is_some_and(|(mirado, suyo)| {
        mirado.t_us < suyo.t_us
            && fila.texto.split_whitespace().nth(1)
                == Some(&*visto.nice_inicial().to_string())
    })
}

fn calculan(visto: &Visto) -> Result<(), String> {
    const POR_CASUALIDAD: usize = 5;
    let duerme =
        |hijo: &&Process| Seguido::de(visto, hijo).siestas > POR_CASUALIDAD;
    match los_tres(visto).into_iter().find(duerme) {
        None => Ok(()),
        Some(hijo) => Err(format!(
            "{} dormía a ratos, y se pedía que calculase sin parar",
            hijo.name
        )),
    }
}

/// En segundos o en tics, nadie gasta más tics de los que se le vieron, ni nada si se le vio gastar.
fn gastado(visto: &Visto) -> Result<(), String> {
    const DE_MAS_TICS: u64 = 10;
    const SE_NOTAN_TICS: u64 = 10;
    for (fila, hijo) in filas(visto).iter().zip(los_tres(visto)) {
        let Some(texto) = fila.texto.split_whitespace().nth(3) else { continue };
        let tics = Seguido::de(visto, hijo).tics;
        let dicho: f64 = texto.parse().unwrap_or(0.0);
        let nada = dicho == 0.0 && texto.contains('.') && tics >= SE_NOTAN_TICS;
        if nada || dicho > (tics + DE_MAS_TICS) as f64 {
            return Err(format!(
                "La tabla dice que {} ha gastado «{texto}», y en toda su vida gastó {tics} tics, que son {},{:02} segundos: ¿es un tanto por ciento?",
                hijo.name,
                tics / 100,
                tics % 100
            ));
        }
    }
    Ok(())
}

fn vivos(visto: &Visto) -> Result<(), String> {
    for (fila, hijo) in filas(visto).iter().zip(los_tres(visto)) {
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
    for (fila, hijo) in filas(visto).iter().zip(los_tres(visto)) {
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
    for (fila, hijo) in filas(visto).iter().zip(los_tres(visto)) {
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
    for hijo in los_tres(visto) {
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
