//! El juez de «lock»: no se pierde ninguna suma, se trabaja por turnos y nadie se queda esperando para siempre.

use std::collections::BTreeMap;

use witness::record::{Act, Mark, ObjectKind};

use crate::juicio::{Caso, Juez, Visto, cuantos, interbloqueo};

pub fn juez() -> Juez {
    Juez::nuevo()
        .veces(4, Caso::con(&["3", "15"]).cerrojos().remueve())
        .veces(2, Caso::con(&["4", "12"]).cerrojos().remueve().en_una_cpu())
        .caso(Caso::con(&["4", "300"]).cerrojos())
        .caso(Caso::con(&["2", "1"]).cerrojos())
        .caso(Caso::con(&["1", "5"]).cerrojos())
        .caso(Caso::con(&["2", "0"]).cerrojos())
        .aun_sin_acabar(
            "interbloqueo",
            "01 guardia",
            "El cerrojo se suelta siempre",
            interbloqueo,
        )
        .en_todos("hijos", "00 plantilla", "El padre crea P hijos", hijos)
        .en_todos("total", "01 lock", "No se pierde ninguna suma", total)
        .en_todos(
            "sumas",
            "01 carrera",
            "Cada suma se lee y se escribe en el contador",
            sumas,
        )
        .en_todos(
            "se_turnan",
            "01 lock",
            "El cerrojo se coge para cada suma",
            se_turnan,
        )
}

fn hijos(visto: &Visto) -> Result<(), String> {
    let (hay, piden) = (visto.hijos().len(), visto.numero(0));
    if hay == piden {
        return Ok(());
    }
    Err(format!(
        "El padre creó {}, y se pedían {piden}",
        cuantos(hay, "hijo", "hijos")
    ))
}

fn total(visto: &Visto) -> Result<(), String> {
    let esperado = (visto.numero(0) * visto.numero(1)).to_string();
    let suyas: Vec<_> =
        visto.lineas().iter().map(|linea| linea.texto.trim()).collect();
    if suyas == [esperado.as_str()] {
        return Ok(());
    }
    let perdida =
        perdida(visto).map(|como| format!(": {como}")).unwrap_or_default();
    Err(format!(
        "Se escribió {}, y se esperaba «{esperado}»{perdida}",
        visto.dicho()
    ))
}

/// Dos leyeron lo mismo, y lo que escribió uno tapó lo que escribió el otro.
fn perdida(visto: &Visto) -> Option<String> {
    let de_valores: Vec<&Mark> = visto
        .registro()
        .marks
        .iter()
        .filter(|marca| marca.act == Act::Read || marca.act == Act::Wrote)
        .collect();
    let mut leido: BTreeMap<&str, &Mark> = BTreeMap::new();
    for (lugar, marca) in de_valores.iter().enumerate() {
        if marca.act == Act::Read {
            leido.insert(&marca.by, marca);
            continue;
        }
        let suyo = leido.get(marca.by.as_str())?;
        let ajena = de_valores[..lugar]
            .iter()
            .rev()
            .take_while(|otra| otra.t_us >= suyo.t_us)
            .find(|otra| {
                otra.act == Act::Wrote && otra.by != marca.by && otra.of == marca.of
            });
        if let Some(ajena) = ajena {
            let (uno, otro) = (&ajena.by, &marca.by);
            let (leyo, escribio) = (suyo.value?, marca.value?);
            return Some(format!(
                "{otro} leyó {leyo}; {uno} escribió {}; {otro} escribió {escribio}, y lo de {uno} se perdió",
                ajena.value?
            ));
        }
    }
    None
}

/// De lo que no deja marcas, como la memoria de un `mmap`, no se sabe; pero entonces deja marcas su cerrojo.
fn sumas(visto: &Visto) -> Result<(), String> {
    let objetos = &visto.registro().objects;
    let pedidas = visto.numero(0) * visto.numero(1);
    if !visto.cerrojos() || visto.con_manager() || pedidas == 0 {
        return Ok(());
    }
    if objetos.is_empty() {
        return Err("Ningún hijo tocó un contador compartido ni un cerrojo: las sumas no se hicieron".to_owned());
    }
    if !objetos.iter().any(|objeto| objeto.kind == ObjectKind::Value) {
        return Ok(());
    }
    let escrituras = visto
        .registro()
        .marks
        .iter()
        .filter(|marca| marca.act == Act::Wrote)
        .count();
    if escrituras >= pedidas {
        return Ok(());
    }
    Err(format!(
        "En el contador se escribió {}, y se pedían {pedidas}, una por suma",
        cuantos(escrituras, "vez", "veces")
    ))
}

fn se_turnan(visto: &Visto) -> Result<(), String> {
    let vueltas = visto.numero(1);
    if vueltas < 2 {
        return Ok(());
    }
    let registro = visto.registro();
    for hold in registro.holdings() {
        let hasta = hold.end_us.unwrap_or(registro.end_us);
        let dentro = |marca: &&Mark| {
            marca.act == Act::Wrote
                && marca.by == hold.by
                && (hold.begin_us..=hasta).contains(&marca.t_us)
        };
        let escritas = registro.marks.iter().filter(dentro).count();
        if escritas > 1 {
            return Err(format!(
                "{} sumó {escritas} veces sin soltar el {}: nadie más pudo trabajar mientras",
                hold.by, hold.object
            ));
        }
    }
    Ok(())
}
