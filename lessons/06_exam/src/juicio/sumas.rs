//! Lo que se pregunta de un contador compartido: si está, y si se suma en él las veces que se pide.

use std::collections::BTreeMap;

use witness::record::{Act, ObjectKind, Process, Signal};

use super::{Visto, cuantos};

/// Si hay valores compartidos de los que dejan marcas.
pub fn hay_valor(visto: &Visto) -> bool {
    visto.registro().objects.iter().any(|objeto| objeto.kind == ObjectKind::Value)
}

/// Los hijos escriben en un mismo valor, al menos una vez por suma.
///
/// # Errors
/// Dice cuántas veces escribieron, o que lo hicieron en varios.
pub fn suman_en_uno(visto: &Visto, pedidas: usize) -> Result<(), String> {
    let mut veces: BTreeMap<&str, usize> = BTreeMap::new();
    for marca in visto.registro().marks.iter().filter(|marca| marca.by != "P") {
        *veces.entry(&marca.of).or_default() +=
            usize::from(marca.act == Act::Wrote);
    }
    let todas = veces.values().sum::<usize>();
    let en_uno = veces.into_values().max().unwrap_or(0);
    if en_uno >= pedidas {
        return Ok(());
    }
    if todas >= pedidas {
        return Err(format!(
            "Se sumó en varios contadores, y en ninguno más de {}: se pedía uno para todos, con {pedidas} sumas",
            cuantos(en_uno, "vez", "veces")
        ));
    }
    Err(format!(
        "En el contador se escribió {}, y se pedían {pedidas}, una por suma",
        cuantos(todas, "vez", "veces")
    ))
}

/// Si algún hijo hizo algo de lo que otro pueda enterarse, aunque no deje marcas: un fichero puede hacer de cerrojo, y con
/// un conector o con una señal se puede dar el turno. `cuenta` dice qué caminos cuentan.
pub fn se_hacen_notar(visto: &Visto, cuenta: impl Fn(&str) -> bool) -> bool {
    let avisa = |hijo: &Process| {
        let suya = |senal: &Signal| senal.from.as_deref() == Some(&*hijo.name);
        hijo.outlets.iter().any(|camino| cuenta(camino))
            || visto.registro().signals.iter().any(suya)
    };
    visto.descendientes().into_iter().any(avisa)
}
