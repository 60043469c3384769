//! El juez de «tuberia»: dos hijos a la vez, lo que escribe uno lo lee el otro, y «fin» cuando se ha recogido a los dos.

use witness::record::{Limit, Process};

use crate::juicio::{Caso, Juez, Visto, cuantos, lista, nada_que_mirar};

pub fn juez() -> Juez {
    Juez::nuevo()
        .caso(Caso::con(&["seq 60000", "tail -n 1"]))
        .caso(Caso::con(&["seq 5", "wc -l"]).remueve())
        .caso(Caso::con(&["echo hola", "cat"]).remueve().en_una_cpu())
        .caso(Caso::con(&["true", "wc -c"]).remueve())
        .caso(Caso::con(&["seq 60000", "head -n 1"]))
        .aun_sin_acabar(
            "a_la_vez",
            "03 tuberia",
            "Las dos órdenes están en marcha a la vez",
            a_la_vez,
        )
        .aun_sin_acabar(
            "cierra",
            "03 tuberia",
            "Cuando A o B termina, nadie conserva abierto su extremo de la tubería",
            cierra,
        )
        .aun_sin_acabar(
            "ordenes",
            "03 exec",
            "Cada hijo se convierte en su orden",
            ordenes,
        )
        .en_todos(
            "salida",
            "03 tuberia",
            "Lo que escribe A lo lee B, y solo lo de B sale",
            salida,
        )
        .en_todos(
            "espera",
            "03 wait",
            "El padre recoge a los dos y escribe «fin»",
            espera,
        )
}

fn palabras(orden: &str) -> Vec<&str> {
    orden.split_whitespace().collect()
}

/// El hijo que se convirtió en la orden de ese argumento.
fn el_de(visto: &Visto, cual: usize) -> Option<&Process> {
    let palabras = palabras(&visto.argumentos()[cual]);
    visto
        .hijos()
        .into_iter()
        .find(|hijo| hijo.execs.first().is_some_and(|exec| exec.argv == palabras))
}

/// Si terminó por su cuenta, antes de que hubiera que cortar.
fn acabo(visto: &Visto, proceso: &Process) -> bool {
    let corte = visto.registro().limits.first().map_or(u64::MAX, |met| met.t_us);
    proceso.exit.is_some_and(|exit| exit.t_us < corte)
}

/// La de las muchas líneas no cabe en una tubería: no acaba si no la leen mientras.
fn a_la_vez(visto: &Visto) -> Result<(), String> {
    let (Some(a), b) = (el_de(visto, 0), el_de(visto, 1)) else {
        return nada_que_mirar();
    };
    let en_espera = visto.limite().is_some() && !acabo(visto, a);
    let Some(b) = b else {
        if !en_espera {
            return Ok(());
        }
        return Err("A escribió hasta llenar la tubería y se quedó esperando, porque B no existía: los dos hijos se crean antes de esperar a ninguno".to_owned());
    };
    let mucho = visto.argumentos()[0] == "seq 60000";
    if !mucho || a.exit.is_none_or(|exit| exit.t_us > b.born_us) {
        return Ok(());
    }
    Err(format!(
        "{} nació cuando {} ya había terminado: las dos órdenes han de estar en marcha a la vez, unidas por una tubería",
        b.name, a.name
    ))
}

fn cierra(visto: &Visto) -> Result<(), String> {
    let colgado = matches!(
        visto.limite(),
        Some(Limit::Stuck | Limit::Wall | Limit::Survivors)
    );
    let (true, Some(a), Some(b)) = (colgado, el_de(visto, 0), el_de(visto, 1))
    else {
        return Ok(());
    };
    if acabo(visto, a) && !acabo(visto, b) {
        return Err(format!(
            "{} (A) terminó, y {} (B) siguió esperando a que llegara más: alguien conserva abierto un extremo de escritura, el padre o el propio B",
            a.name, b.name
        ));
    }
    if acabo(visto, b) && !acabo(visto, a) {
        return Err(format!(
            "{} (B) terminó, y {} (A) siguió esperando a que alguien leyera: alguien conserva abierto un extremo de lectura, el padre o el propio A",
            b.name, a.name
        ));
    }
    Ok(())
}

fn ordenes(visto: &Visto) -> Result<(), String> {
    let hijos = visto.hijos();
    if hijos.len() != 2 {
        return Err(format!(
            "El padre creó {}, y se pedían dos, uno para cada orden",
            cuantos(hijos.len(), "hijo", "hijos")
        ));
    }
    for cual in [0, 1] {
        if el_de(visto, cual).is_none() {
            return Err(format!(
                "Ninguno de los hijos se convirtió en «{}»",
                visto.argumentos()[cual]
            ));
        }
    }
    Ok(())
}

fn salida(visto: &Visto) -> Result<(), String> {
    let (Some(a), Some(b)) = (el_de(visto, 0), el_de(visto, 1)) else {
        return nada_que_mirar();
    };
    let escrito = |quien: &Process| {
        let texto = visto.registro().written_by(&quien.name, 1);
        let texto = texto.trim();
        if texto.len() < 40 {
            texto.to_owned()
        } else {
            format!("{}…", texto[..20].replace('\n', " "))
        }
    };
    let (de_a, de_b) = (escrito(a), escrito(b));
    if !de_a.is_empty() {
        return Err(format!(
            "A escribió «{de_a}» en la salida del programa, y había de ir a la tubería: es su descriptor 1 el que cambia"
        ));
    }
    let esperado = match visto.argumentos()[1].as_str() {
        "tail -n 1" => "60000",
        "wc -l" => "5",
        "cat" => "hola",
        "head -n 1" => "1",
        _ => "0",
    };
    if de_b == esperado {
        return Ok(());
    }
    Err(format!(
        "B escribió «{de_b}», y se esperaba «{esperado}»: ha de leer de la tubería todo lo que escribe A"
    ))
}

fn espera(visto: &Visto) -> Result<(), String> {
    let fin = visto.linea_o_falta("fin")?;
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
    match (&*fin.por, sin_recoger.is_empty()) {
        ("P", true) => Ok(()),
        ("P", false) => Err(format!(
            "Cuando el padre escribió «fin» aún no había recogido a {}",
            lista(&sin_recoger)
        )),
        (otro, _) => Err(format!("«fin» lo escribió {otro}, y ha de ser el padre")),
    }
}
