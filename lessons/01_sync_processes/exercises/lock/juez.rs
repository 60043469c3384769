//! El juez de «lock»: no se pierde ninguna suma, se trabaja por turnos y nadie se queda esperando para siempre.

use witness::record::{Act, ObjectKind};

use crate::juicio::{
    Caso, Juez, Visto, cuantos, escritura_perdida, interbloqueo, nada_que_mirar,
    se_turnan,
};

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
        .a_medias_sin_ptrace("Se escribe el total que se pide")
        .en_todos(
            "sumas",
            "01 carrera",
            "Cada suma se lee y se escribe en el contador",
            sumas,
        )
        .en_todos(
            "se_turnan",
            "01 lock",
            "Nadie se queda el cerrojo durante varias sumas",
            se_turnan,
        )
        .en_alguno(
            "a_la_vez",
            "00 plantilla",
            "Los hijos trabajan a la vez",
            a_la_vez,
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
    let perdida = escritura_perdida(visto);
    let dicho = visto.dicho();
    match perdida {
        None if suyas == [esperado.as_str()] => Ok(()),
        None if suyas == ["0"] && !hay_valor(visto) => Err(format!(
            "Se escribió {dicho}, y se esperaba «{esperado}»: lo que cambia cada hijo en su copia de una variable no le llega al padre"
        )),
        None => Err(format!("Se escribió {dicho}, y se esperaba «{esperado}»")),
        Some(perdida) if suyas == [esperado.as_str()] => {
            Err(format!("Se escribió {dicho}, pero {perdida}"))
        }
        Some(perdida) => Err(format!(
            "Se escribió {dicho}, y se esperaba «{esperado}»: {perdida}"
        )),
    }
}

/// De lo que no deja marcas, como la memoria de un `mmap`, se sabe por su cerrojo.
fn sumas(visto: &Visto) -> Result<(), String> {
    let objetos = &visto.registro().objects;
    let pedidas = visto.numero(0) * visto.numero(1);
    if !visto.constan_todas() || pedidas == 0 {
        return nada_que_mirar();
    }
    if objetos.is_empty() {
        return Err("No se vio que ningún hijo usara un contador compartido ni un cerrojo: o las sumas no se hicieron, o nada las ordena".to_owned());
    }
    if !hay_valor(visto) {
        return una_vuelta_cada_vez(visto, pedidas);
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

fn hay_valor(visto: &Visto) -> bool {
    visto.registro().objects.iter().any(|objeto| objeto.kind == ObjectKind::Value)
}

/// El contador no deja marcas: se cuentan las veces que se coge lo que lo guarda, o el propio contador, si va en una cola.
fn una_vuelta_cada_vez(visto: &Visto, pedidas: usize) -> Result<(), String> {
    use ObjectKind::{Lock, Queue, RLock, Semaphore};
    let registro = visto.registro();
    let se_coge = |clase| matches!(clase, Lock | RLock | Semaphore | Queue);
    let cogidas = registro.marks.iter().filter(|marca| {
        marca.by != "P"
            && matches!(marca.act, Act::Got | Act::Taken)
            && registro.kind_of(&marca.of).is_some_and(se_coge)
    });
    let cogidas = cogidas.count();
    if cogidas >= pedidas
        || !registro.objects.iter().all(|objeto| se_coge(objeto.kind))
    {
        return nada_que_mirar();
    }
    Err(format!(
        "Los hijos cogieron {} algo con lo que turnarse, y se pedían {pedidas} sumas: se coge para cada una",
        cuantos(cogidas, "vez", "veces")
    ))
}

fn a_la_vez(visto: &Visto) -> Result<(), String> {
    if Visto::a_la_vez(&visto.hijos()) > 1 {
        return Ok(());
    }
    Err("Cada hijo nació cuando ya había acabado el anterior: no trabajaron mezclados".to_owned())
}
