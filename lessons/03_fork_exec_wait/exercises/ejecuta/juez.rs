//! El juez de «ejecuta»: un hijo de fork que se convierte en la orden, y su código, como lo dice la shell, cuando se le ha
//! recogido.

use std::env::{split_paths, var_os};
use std::fs;
use std::path::{Path, PathBuf};

use witness::record::{How, Process, Status};

use crate::juicio::{Caso, Escena, Juez, Visto, algunas, cuantos, nada_que_mirar};

const NO_EXISTE: &str = "orden_que_no_existe";
const SIN_PERMISO: &str = "./sin_permiso";

pub fn juez() -> Juez {
    Juez::nuevo()
        .caso(Caso::con(&["sh", "-c", "echo hola; exit 2"]).remueve())
        // Un código que también puede ser el que se use para decir que exec ha fallado.
        .caso(Caso::con(&["sh", "-c", "exit 255"]))
        .caso(Caso::con(&["true"]).remueve().en_una_cpu())
        .caso(Caso::con(&["printf", "%s|", "a b", "", "c"]).remueve())
        .caso(Caso::con(&["sh", "-c", "kill -TERM $$"]))
        .caso(Caso::con(&["sh", "-c", "kill -KILL $$"]).remueve())
        .caso(Caso::con(&[NO_EXISTE]))
        .caso(Caso::con(&[SIN_PERMISO]).alrededor(con_un_fichero_cualquiera))
        .aun_sin_acabar(
            "fork",
            "03 fork",
            "El padre crea un hijo con fork",
            con_fork,
        )
        .aun_sin_acabar(
            "tras_exec",
            "03 exec_falla",
            "Si exec falla, el hijo termina ahí",
            tras_exec,
        )
        .aun_sin_acabar(
            "exec",
            "03 exec",
            "El hijo se convierte en la orden, con sus argumentos",
            con_exec,
        )
        .aun_sin_acabar(
            "en_path",
            "03 exec",
            "La orden se busca en las carpetas de PATH",
            busca_en_path,
        )
        .en_todos(
            "espera",
            "03 wait",
            "El padre espera al hijo antes de escribir",
            espera,
        )
        .en_todos(
            "codigo",
            "03 estado",
            "El padre escribe el código que diría la shell",
            codigo,
        )
}

/// Un fichero que existe y no se puede ejecutar.
fn con_un_fichero_cualquiera(escena: &mut Escena) -> anyhow::Result<()> {
    fs::write(escena.carpeta().join(SIN_PERMISO), "no soy un programa\n")?;
    escena.arranca()
}

/// Lo que diría la shell de la orden de este caso.
fn esperado(visto: &Visto) -> &'static str {
    let argumentos = visto.argumentos();
    match argumentos.last().map(String::as_str).unwrap_or_default() {
        "echo hola; exit 2" => "2",
        "exit 255" => "255",
        "kill -TERM $$" => "143",
        "kill -KILL $$" => "137",
        NO_EXISTE => "127",
        SIN_PERMISO => "126",
        _ => "0",
    }
}

fn se_ejecuta(visto: &Visto) -> bool {
    ![NO_EXISTE, SIN_PERMISO].contains(&visto.argumentos()[0].as_str())
}

fn el_hijo(visto: &Visto) -> Option<&Process> {
    visto.hijos().first().copied()
}

fn con_fork(visto: &Visto) -> Result<(), String> {
    let hijos = visto.hijos();
    match hijos[..] {
        [_, ..] if visto.registro().root().execs.len() > 1 => Err("El padre se convirtió él mismo en la orden: eso le toca al hijo, y el padre lo espera y escribe el código".to_owned()),
        [hijo] if hijo.how == How::Vfork => Err("Al hijo no lo creó fork, sino system, subprocess o algo que se les parece: aquí fork, exec y wait se hacen a mano".to_owned()),
        [_] => Ok(()),
        [] if visto.registro().root().execs.len() > 1 => Err("El programa se convirtió en la orden él mismo: sin fork antes, no queda nadie que espere y escriba el código".to_owned()),
        [] => Err("El programa no creó ningún hijo, y se pedía uno".to_owned()),
        _ => Err(format!("El padre creó {}, y se pedía uno", cuantos(hijos.len(), "hijo", "hijos"))),
    }
}

/// Quien espera, o escribe un código que no es el suyo, está en lo que le toca al padre.
fn tras_exec(visto: &Visto) -> Result<(), String> {
    let Some(hijo) = el_hijo(visto).filter(|hijo| hijo.execs.is_empty()) else {
        return nada_que_mirar();
    };
    let numero = visto.lineas().iter().find_map(|linea| {
        let numero = linea.texto.trim().parse::<i32>().ok();
        numero.filter(|_| linea.por == hijo.name)
    });
    if let Some(codigo) = numero
        && hijo.waits.is_empty()
        && hijo.status() == Some(Status::Code(codigo))
    {
        return Err(format!(
            "«{codigo}» lo escribió {}, que no se convirtió en la orden, y ha de escribirlo el padre, cuando lo haya esperado",
            hijo.name
        ));
    }
    if hijo.waits.is_empty() && numero.is_none() {
        return Ok(());
    }
    Err(format!(
        "{} no se convirtió en la orden, y siguió por el código del padre: detrás de exec ha de terminar",
        hijo.name
    ))
}

fn con_exec(visto: &Visto) -> Result<(), String> {
    let Some(hijo) = el_hijo(visto).filter(|_| se_ejecuta(visto)) else {
        return nada_que_mirar();
    };
    let pedida = visto.argumentos();
    let Some(ejecutada) = hijo.execs.first() else {
        let en_la_carpeta =
            hijo.failed_execs.first().filter(|fallo| fallo.path == pedida[0]);
        return Err(match en_la_carpeta {
            Some(fallo) => format!(
                "exec buscó «{}» solo en la carpeta en la que está: hace falta la función de la familia que busca en PATH",
                fallo.path
            ),
            None => {
                format!("{} terminó sin convertirse en «{}»", hijo.name, pedida[0])
            }
        });
    };
    let argumentos = &ejecutada.argv[1.min(ejecutada.argv.len())..];
    let programa = Path::new(&ejecutada.path);
    if en_path(&pedida[0]).as_deref() == Some(programa)
        && argumentos == &pedida[1..]
    {
        return Ok(());
    }
    let con = |argumentos: &[String]| {
        let entre_comillas: Vec<_> = argumentos
            .iter()
            .map(|argumento| format!("«{}»", shared::foreign::printable(argumento)))
            .collect();
        entre_comillas.join(" ")
    };
    Err(format!(
        "{} ejecutó {} con {}, y se pedía {}",
        hijo.name,
        ejecutada.path,
        con(&ejecutada.argv),
        con(pedida)
    ))
}

/// A quien busca una orden que no existe le falla exec en cada carpeta, salvo que mire antes si está.
fn busca_en_path(visto: &Visto) -> Result<(), String> {
    let Some(hijo) = el_hijo(visto).filter(|_| visto.argumentos()[0] == NO_EXISTE)
    else {
        return nada_que_mirar();
    };
    let carpetas = var_os("PATH").map_or(0, |path| split_paths(&path).count());
    match &hijo.failed_execs[..] {
        [unica] if carpetas > 1 && unica.path.contains('/') => Err(format!(
            "{} solo probó con {}: hace falta la función de la familia que busca en PATH",
            hijo.name, unica.path
        )),
        _ => Ok(()),
    }
}

/// El programa que encuentra quien busca ese nombre en `PATH`.
fn en_path(nombre: &str) -> Option<PathBuf> {
    split_paths(&var_os("PATH")?)
        .map(|carpeta| carpeta.join(nombre))
        .find(|ruta| ruta.is_file())?
        .canonicalize()
        .ok()
}

fn espera(visto: &Visto) -> Result<(), String> {
    let escrito = visto.lineas().iter().find(|linea| linea.por == "P");
    let (Some(escrito), Some(hijo)) = (escrito, el_hijo(visto)) else {
        return nada_que_mirar();
    };
    let a_tiempo = hijo
        .reaped
        .as_ref()
        .is_some_and(|quien| quien.by == "P" && quien.t_us < escrito.t_us);
    if a_tiempo {
        return Ok(());
    }
    Err(format!(
        "El padre escribió «{}» sin haber esperado a {}, que es quien ejecuta la orden",
        escrito.texto, hijo.name
    ))
}

fn codigo(visto: &Visto) -> Result<(), String> {
    let suyas: Vec<_> = visto
        .lineas()
        .iter()
        .filter(|linea| linea.por == "P")
        .map(|linea| linea.texto.trim())
        .collect();
    let esperado = esperado(visto);
    if suyas == [esperado] {
        return Ok(());
    }
    let escribio = if suyas.is_empty() {
        "no escribió nada".to_owned()
    } else {
        format!("escribió «{}»", algunas(&suyas))
    };
    let por_que = match esperado {
        "127" => ", porque la orden no existe",
        "126" => ", porque existe y no se puede ejecutar",
        "143" => ", porque la mató SIGTERM, que es la señal 15",
        "137" => ", porque la mató SIGKILL, que es la señal 9",
        _ => "",
    };
    Err(format!("El padre {escribio}, y se esperaba «{esperado}»{por_que}"))
}
