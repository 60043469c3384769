//! El juez de «bufer»: lo que el padre escribe antes de fork sale una vez, y lo primero.

use witness::record::{Process, Write};

use crate::juicio::{Caso, Juez, Visto, cuantos, lista, nada_que_mirar};

const EMPIEZA: &str = "empieza";

pub fn juez() -> Juez {
    Juez::nuevo()
        .veces(2, Caso::con(&["3"]).remueve())
        .caso(Caso::con(&["4"]).remueve().en_una_cpu())
        .caso(Caso::con(&["1"]))
        .caso(Caso::con(&["0"]))
        .aun_sin_acabar(
            "hijos",
            "03 cuantos",
            "El padre crea N hijos, y nadie más crea ninguno",
            hijos,
        )
        .en_todos("una_vez", "03 bufer", "«empieza » sale una sola vez", una_vez)
        .en_todos(
            "primero",
            "03 bufer",
            "«empieza » es lo primero que sale, y lo escribe el padre",
            primero,
        )
        .en_todos(
            "cada_uno_el_suyo",
            "03 bufer",
            "Cada hijo escribe su línea, y no se pierde",
            cada_uno_el_suyo,
        )
        .en_todos(
            "espera",
            "03 wait",
            "El padre espera a todos y escribe «fin»",
            espera,
        )
}

fn hijos(visto: &Visto) -> Result<(), String> {
    let (hay, piden) = (visto.hijos().len(), visto.numero(0));
    let todos = visto.descendientes().len();
    if hay == piden && todos == piden {
        return Ok(());
    }
    Err(if todos > hay {
        "Algún hijo creó otros hijos: cada hijo ha de terminar sin volver al bucle"
            .to_owned()
    } else {
        format!(
            "El padre creó {}, y se pedían {piden}",
            cuantos(hay, "hijo", "hijos")
        )
    })
}

fn escrituras(visto: &Visto) -> impl Iterator<Item = &Write> {
    visto.registro().writes.iter().filter(|escritura| escritura.fd == 1)
}

fn una_vez(visto: &Visto) -> Result<(), String> {
    let con_el_texto: Vec<&str> = escrituras(visto)
        .flat_map(|escritura| {
            escritura.text.matches(EMPIEZA).map(|_| escritura.by.as_str())
        })
        .collect();
    match con_el_texto[..] {
        [] => Err(format!(
            "Nadie escribió «{EMPIEZA} »; se escribió {}",
            visto.dicho()
        )),
        [_] => Ok(()),
        ref varios => Err(format!(
            "«{EMPIEZA} » salió {} veces, y lo escribieron {}: seguía en el búfer al llamar a fork, y cada hijo se llevó una copia",
            varios.len(),
            lista(varios)
        )),
    }
}

fn primero(visto: &Visto) -> Result<(), String> {
    let todo: String =
        escrituras(visto).map(|escritura| escritura.text.as_str()).collect();
    let con_el_texto =
        escrituras(visto).find(|escritura| escritura.text.contains(EMPIEZA));
    let Some(quien) = con_el_texto.map(|escritura| escritura.by.as_str()) else {
        return nada_que_mirar();
    };
    if quien != "P" {
        return Err(format!(
            "«{EMPIEZA} » lo escribió {quien}, y ha de escribirlo el padre antes de llamar a fork"
        ));
    }
    let Some(detras) = todo.strip_prefix(EMPIEZA) else {
        return Err(format!(
            "«{EMPIEZA} » salió después que lo de los hijos: se quedó en el búfer del padre"
        ));
    };
    if detras.starts_with(" hijo") || detras.starts_with(" fin") {
        return Ok(());
    }
    Err(format!(
        "Detrás de «{EMPIEZA}» se esperaba un espacio y lo que sigue, en la misma línea; se escribió {}",
        visto.dicho()
    ))
}

fn cada_uno_el_suyo(visto: &Visto) -> Result<(), String> {
    for i in 0..visto.numero(0) {
        let suya = format!("hijo {i}");
        let autor = escrituras(visto).find(|escritura| {
            escritura.text.lines().any(|linea| sin_empieza(linea) == suya)
        });
        match autor.map(|escritura| escritura.by.as_str()) {
            Some("P") => {
                return Err(format!(
                    "«{suya}» lo escribió el padre, y ha de escribirlo el hijo"
                ));
            }
            Some(_) => {}
            None if visto.hijos().iter().all(|hijo| escribio(visto, hijo)) => {
                return Err(format!(
                    "Nadie escribió «{suya}»; se escribió {}",
                    visto.dicho()
                ));
            }
            None => {
                return Err(format!(
                    "Nadie escribió «{suya}»: ¿terminó el hijo con _exit sin vaciar su búfer?"
                ));
            }
        }
    }
    Ok(())
}

/// De lo que un hijo heredó en el búfer se habla en otra comprobación.
fn sin_empieza(linea: &str) -> &str {
    linea.trim_start_matches("empieza ").trim()
}

fn escribio(visto: &Visto, hijo: &Process) -> bool {
    escrituras(visto).any(|escritura| escritura.by == hijo.name)
}

fn espera(visto: &Visto) -> Result<(), String> {
    let con_fin = |escritura: &&Write| {
        escritura.text.lines().any(|linea| linea.trim_end().ends_with("fin"))
    };
    let Some(fin) = escrituras(visto).find(con_fin) else {
        return Err(format!("Nadie escribió «fin»; se escribió {}", visto.dicho()));
    };
    let a_tiempo = |hijo: &&&Process| {
        hijo.reaped
            .as_ref()
            .is_some_and(|quien| quien.by == "P" && quien.t_us < fin.t_us)
    };
    let hijos = visto.hijos();
    let sin_recoger: Vec<_> = hijos
        .iter()
        .filter(|hijo| !a_tiempo(hijo))
        .map(|hijo| &hijo.name)
        .collect();
    if sin_recoger.is_empty() && fin.by == "P" {
        return Ok(());
    }
    if fin.by != "P" {
        return Err(format!("«fin» lo escribió {}, y ha de ser el padre", fin.by));
    }
    Err(format!(
        "Cuando el padre escribió «fin» aún no había recogido a {}",
        lista(&sin_recoger)
    ))
}
