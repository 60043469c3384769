//! El juez de «redirige»: lo que escribe la orden está en el fichero, y solo «hecho» sale por donde siempre.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use witness::record::{How, Process};

use crate::juicio::{Caso, Escena, Juez, Visto, algunas, cuantos, nada_que_mirar};

const FICHERO: &str = "salida.txt";
const CON_ERRORES: &str = "echo uno; ls aviso; echo dos";

pub fn juez() -> Juez {
    Juez::nuevo()
        .caso(Caso::con(&[FICHERO, "seq", "3"]).remueve().alrededor(nuevo))
        .caso(
            Caso::con(&[FICHERO, "printf", "%s", "corto"])
                .remueve()
                .alrededor(que_ya_existe),
        )
        .caso(Caso::con(&[FICHERO, "sh", "-c", CON_ERRORES]).alrededor(nuevo))
        .aun_sin_acabar(
            "orden",
            "03 exec",
            "Un hijo de fork se convierte en la orden",
            orden,
        )
        .aun_sin_acabar(
            "salida",
            "03 descriptores",
            "Lo que escribe la orden no sale por el terminal",
            salida,
        )
        .en_todos(
            "padre",
            "03 descriptores",
            "El padre escribe «hecho» en la salida de siempre",
            padre,
        )
        .en_todos(
            "fichero",
            "03 ficheros",
            "El fichero tiene lo que escribió la orden, y nada más",
            fichero,
        )
        .en_todos(
            "espera",
            "03 wait",
            "El padre espera a la orden antes de escribir",
            espera,
        )
}

fn nuevo(escena: &mut Escena) -> anyhow::Result<()> {
    escena.arranca()?;
    lee(escena)
}

/// A root se lo dejan leer igual.
fn lo_lee_su_dueno(escena: &Escena) -> anyhow::Result<bool> {
    let datos = fs::metadata(escena.carpeta().join(FICHERO))?;
    Ok(datos.permissions().mode() & 0o400 != 0)
}

fn que_ya_existe(escena: &mut Escena) -> anyhow::Result<()> {
    let antes = "esto ya estaba, y es más largo que lo que viene\n";
    fs::write(escena.carpeta().join(FICHERO), antes)?;
    nuevo(escena)
}

fn lee(escena: &mut Escena) -> anyhow::Result<()> {
    escena.acaba()?;
    match escena.contenido(FICHERO) {
        Ok(_) if !lo_lee_su_dueno(escena)? => escena.anota(
            "ilegible",
            "no lo puede leer ni su dueño: falta el modo al crearlo, 0o644",
        ),
        Ok(contenido) => {
            escena.anota("contenido", String::from_utf8_lossy(&contenido));
            let datos = fs::symlink_metadata(escena.carpeta().join(FICHERO))?;
            let permisos = datos.permissions().mode() & 0o777;
            // Quien juzga puede ser root, que lo lee igual.
            if permisos & 0o400 == 0 {
                escena.anota("ilegible", format!("tiene los permisos {permisos:03o}, y su dueño no puede leerlo: con O_CREAT, a open se le dan los permisos, como 0644"));
            }
        }
        Err(porque) => escena.anota("ilegible", porque),
    }
    Ok(())
}

fn el_hijo(visto: &Visto) -> Option<&Process> {
    visto.hijos().first().copied()
}

fn orden(visto: &Visto) -> Result<(), String> {
    let pedida = &visto.argumentos()[1..];
    match visto.hijos()[..] {
        [hijo] if hijo.how == How::Vfork => Err("Al hijo no lo creó fork, sino system, subprocess o algo que se les parece: aquí se hace a mano".to_owned()),
        [hijo] => match hijo.execs.first() {
            Some(exec) if exec.argv == pedida => Ok(()),
            Some(exec) => Err(format!(
                "{} se convirtió en «{}», y se pedía «{}»",
                hijo.name,
                exec.argv.join(" "),
                pedida.join(" ")
            )),
            None => Err(format!("{} terminó sin convertirse en «{}»", hijo.name, pedida.join(" "))),
        },
        ref hijos => Err(format!(
            "El padre creó {}, y se pedía uno",
            cuantos(hijos.len(), "hijo", "hijos")
        )),
    }
}

fn salida(visto: &Visto) -> Result<(), String> {
    let Some(hijo) = el_hijo(visto) else { return nada_que_mirar() };
    let escrito = visto.registro().written_by(&hijo.name, 1);
    match escrito.lines().next() {
        None => Ok(()),
        Some(linea) => Err(format!(
            "La orden escribió «{linea}» en la salida del programa, y había de ir a {FICHERO}: su descriptor 1 ha de ser el fichero"
        )),
    }
}

fn padre(visto: &Visto) -> Result<(), String> {
    let suyas: Vec<_> = visto
        .lineas()
        .iter()
        .filter(|linea| linea.por == "P")
        .map(|linea| linea.texto.as_str())
        .collect();
    if suyas == ["hecho"] {
        return Ok(());
    }
    if suyas.is_empty() && visto.nota("contenido").contains("hecho") {
        return Err(format!(
            "El «hecho» del padre acabó en {FICHERO}: el que cambia su salida ha de ser el hijo, después de fork"
        ));
    }
    Err(format!(
        "El padre escribió {}, y se esperaba «hecho» y nada más",
        if suyas.is_empty() {
            "nada".to_owned()
        } else {
            format!("«{}»", algunas(&suyas))
        }
    ))
}

fn fichero(visto: &Visto) -> Result<(), String> {
    let porque = visto.nota("ilegible");
    if !porque.is_empty() {
        return Err(format!("Al acabar, {FICHERO} {porque}"));
    }
    let esperado = match visto.argumentos()[1].as_str() {
        "seq" => "1\n2\n3\n",
        "printf" => "corto",
        _ => "uno\ndos\n",
    };
    let hay = visto.nota("contenido");
    if hay == esperado {
        return Ok(());
    }
    let por_que = match visto.argumentos()[1].as_str() {
        "printf" if hay.len() > esperado.len() => {
            ": ya existía, y había de vaciarse al abrirlo"
        }
        "sh" if hay.contains("aviso") => {
            ": lo que va a la salida de errores no es de la salida"
        }
        _ => "",
    };
    Err(format!(
        "{FICHERO} tiene «{}», y se esperaba «{}»{por_que}",
        hay.trim_end().replace('\n', " / "),
        esperado.trim_end().replace('\n', " / ")
    ))
}

fn espera(visto: &Visto) -> Result<(), String> {
    let hecho = visto.linea_o_falta("hecho")?;
    let Some(hijo) = el_hijo(visto) else { return Ok(()) };
    let a_tiempo = hijo
        .reaped
        .as_ref()
        .is_some_and(|quien| quien.by == "P" && quien.t_us < hecho.t_us);
    if a_tiempo {
        return Ok(());
    }
    Err(format!(
        "El padre escribió «hecho» sin haber esperado a {}, que es quien ejecuta la orden",
        hijo.name
    ))
}
