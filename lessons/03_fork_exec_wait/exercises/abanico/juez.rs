//! El juez de «abanico»: N hijos del padre, cada uno con su línea y su código, y la suma cuando ha recogido a todos.

use witness::record::{Process, Status};

use crate::juicio::{
    Caso, Juez, Visto, algunas, cuantos, lista, lo_mato, nada_que_mirar,
};

pub fn juez() -> Juez {
    Juez::nuevo()
        .veces(2, Caso::con(&["4"]).remueve())
        .caso(Caso::con(&["7"]).remueve().en_una_cpu())
        .caso(Caso::con(&["1"]))
        .caso(Caso::con(&["0"]))
        .aun_sin_acabar(
            "hijos",
            "03 cuantos",
            "El padre crea N hijos, y nadie más crea ninguno",
            hijos,
        )
        .aun_sin_acabar(
            "recogidos",
            "03 wait",
            "El padre recoge a todos antes de escribir la suma",
            recogidos,
        )
        .en_todos(
            "cada_uno_el_suyo",
            "03 fork",
            "Cada hijo escribe su línea",
            cada_uno_el_suyo,
        )
        .en_todos(
            "codigos",
            "03 estado",
            "El hijo I termina con el código I",
            codigos,
        )
        .en_todos(
            "suma",
            "03 estado",
            "El padre escribe la suma de los códigos",
            suma,
        )
        .en_alguno(
            "a_la_vez",
            "03 cuantos",
            "Los hijos están vivos a la vez",
            a_la_vez,
        )
}

fn hijos(visto: &Visto) -> Result<(), String> {
    let piden = visto.numero(0);
    let nietos: Vec<_> = visto
        .descendientes()
        .iter()
        .filter(|hijo| hijo.parent.as_deref() != Some("P"))
        .map(|hijo| hijo.name.as_str())
        .collect();
    if let [nieto, ..] = nietos[..] {
        let padre = visto
            .registro()
            .process(nieto)
            .and_then(|nieto| nieto.parent.clone())
            .unwrap_or_default();
        return Err(format!(
            "{padre}, que es un hijo, creó a {nieto}: cada hijo ha de terminar sin volver al bucle"
        ));
    }
    let hay = visto.hijos().len();
    if hay == piden {
        return Ok(());
    }
    Err(format!(
        "El padre creó {}, y se pedían {piden}",
        cuantos(hay, "hijo", "hijos")
    ))
}

fn cada_uno_el_suyo(visto: &Visto) -> Result<(), String> {
    if visto.hijos().is_empty() {
        return nada_que_mirar();
    }
    for (i, hijo) in visto.hijos().iter().enumerate() {
        let linea = visto.linea_o_falta(&format!("hijo {i}"))?;
        if linea.por == "P" {
            return Err(format!(
                "«hijo {i}» lo escribió el padre, y ha de escribirlo el hijo"
            ));
        }
        let suyas: Vec<_> =
            visto.lineas().iter().filter(|linea| linea.por == hijo.name).collect();
        if suyas.len() != 1 {
            return Err(format!(
                "{} escribió {}, y ha de escribir una",
                hijo.name,
                cuantos(suyas.len(), "línea", "líneas")
            ));
        }
    }
    Ok(())
}

/// El hijo que escribió «hijo I», que no tiene por qué ser el que nació en ese lugar.
fn codigos(visto: &Visto) -> Result<(), String> {
    if visto.hijos().is_empty() {
        return nada_que_mirar();
    }
    for i in 0..visto.numero(0) {
        // De lo que falta, o no lo escribió un hijo, se habla en otra comprobación.
        let suya = visto.linea(&format!("hijo {i}"));
        let Some(linea) = suya.filter(|linea| linea.por != "P") else {
            return nada_que_mirar();
        };
        let estado =
            visto.registro().process(&linea.por).and_then(|hijo| hijo.status());
        if estado != Some(Status::Code(i as i32)) {
            return Err(match estado {
                Some(Status::Code(codigo)) => format!(
                    "El hijo {i} terminó con el código {codigo}, y se pedía {i}"
                ),
                Some(Status::Signal(senal)) => format!(
                    "Al hijo {i} {}, y se pedía que terminara con el código {i}",
                    lo_mato(senal)
                ),
                None => format!(
                    "El hijo {i} no terminó por su cuenta, y se pedía el código {i}"
                ),
            });
        }
    }
    Ok(())
}

fn recogidos(visto: &Visto) -> Result<(), String> {
    let Some(suma) = visto.lineas().iter().rfind(|linea| linea.por == "P") else {
        if visto.limite().is_some() {
            return Ok(());
        }
        return Err(format!(
            "El padre no escribió ninguna suma; se escribió {}",
            visto.dicho()
        ));
    };
    let a_tiempo = |recogido: &witness::record::By| {
        recogido.by == "P" && recogido.t_us < suma.t_us
    };
    let hijos = visto.hijos();
    let por_el_nucleo = |hijo: &&&Process| {
        hijo.reaped.as_ref().is_some_and(|quien| quien.by == "núcleo")
    };
    if let Some(hijo) = hijos.iter().find(por_el_nucleo) {
        return Err(format!(
            "A {} no lo recogió el padre, sino el núcleo, y su código se perdió: así pasa cuando se ignora SIGCHLD",
            hijo.name
        ));
    }
    let sin_recoger: Vec<_> = hijos
        .iter()
        .filter(|hijo| !hijo.reaped.as_ref().is_some_and(a_tiempo))
        .map(|hijo| &hijo.name)
        .collect();
    if sin_recoger.is_empty() {
        return Ok(());
    }
    Err(format!(
        "Cuando el padre escribió «{}» aún no había recogido a {}: hace falta una espera por cada hijo",
        suma.texto,
        lista(&sin_recoger)
    ))
}

fn suma(visto: &Visto) -> Result<(), String> {
    let esperada = (0..visto.numero(0)).sum::<usize>().to_string();
    let suyas: Vec<_> = visto
        .lineas()
        .iter()
        .filter(|linea| linea.por == "P")
        .map(|linea| linea.texto.trim())
        .collect();
    if suyas == [esperada.as_str()] {
        return Ok(());
    }
    let dicho = match suyas[..] {
        [] => "nada".to_owned(),
        _ => format!("«{}»", algunas(&suyas)),
    };
    Err(format!("El padre escribió {dicho}, y se esperaba «{esperada}» y nada más"))
}

fn a_la_vez(visto: &Visto) -> Result<(), String> {
    if visto.numero(0) > 1 && Visto::a_la_vez(&visto.hijos()) > 1 {
        return Ok(());
    }
    Err(visto.nunca_a_la_vez(
        "dos hijos vivos",
        "el padre esperó a cada uno antes de crear el siguiente. Espera en otro bucle",
    ))
}
