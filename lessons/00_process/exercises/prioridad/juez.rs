//! El juez de «prioridad»: el hijo sube su nice, y el padre lo mira en el sistema cuando ya está cambiado.

use witness::record::Process;

use crate::juicio::{Caso, Juez, Visto, cuantos, es_de_python, nada_que_mirar};

const SUBE: i32 = 5;
/// Dos procesos que hacen algo a la vez pueden constar en un orden o en el otro.
const A_LA_VEZ_US: u64 = 100_000;

pub fn juez() -> Juez {
    Juez::nuevo()
        .caso(Caso::con(&[]).cerrojos().miradas().remueve())
        .caso(Caso::con(&[]).cerrojos().nice(4).miradas().remueve().en_una_cpu())
        .caso(Caso::con(&[]).cerrojos().nice(2).miradas())
        .en_todos("hijo", "00 start_join", "El padre crea un hijo", un_hijo)
        .en_todos(
            "la_sube_el_hijo",
            "00 nice",
            "El hijo suma 5 a su nice",
            la_sube_el_hijo,
        )
        .en_todos(
            "mira_el_sistema",
            "00 nice",
            "El padre mira en el sistema el nice del hijo",
            mira_el_sistema,
        )
        .en_todos(
            "espera_al_cambio",
            "00 jerarquia",
            "El padre lo mira cuando ya está cambiado",
            espera_al_cambio,
        )
        .en_todos("escribe", "00 nice", "El padre escribe lo que ha visto", escribe)
        .a_medias_sin_ptrace("Se escribe el nice que había de verse")
        .en_todos(
            "espera_al_hijo",
            "00 start_join",
            "El padre espera al hijo antes de acabar",
            espera_al_hijo,
        )
}

/// Los hijos, sin los programas que se ejecutan para mirar, como `ps`.
fn hijos(visto: &Visto) -> Vec<&Process> {
    let mut hijos = visto.hijos();
    hijos.retain(|hijo| {
        let cambia_el_suyo = || {
            let cambios = hijo.priorities.iter();
            cambios.filter_map(|una| una.of.as_ref()).any(|de| *de == hijo.name)
        };
        let mira = || visto.registro().looks.iter().any(|una| una.by == hijo.name);
        let de_python = || es_de_python(hijo) && !mira();
        // Los hijos de `spawn` nacen ejecutando Python.
        hijo.execs.is_empty() || cambia_el_suyo() || de_python()
    });
    hijos
}

fn un_hijo(visto: &Visto) -> Result<(), String> {
    match hijos(visto).len() {
        1 => Ok(()),
        hay => Err(format!(
            "El padre creó {}, y se pedía 1",
            cuantos(hay, "proceso hijo", "procesos hijos")
        )),
    }
}

/// Nada, si no hay ninguno: eso lo dice otra comprobación.
fn el_nombre(visto: &Visto) -> Option<&str> {
    Some(hijos(visto).first()?.name.as_str())
}

/// Qué nice tiene al final, y cuándo se lo puso.
fn cambio(visto: &Visto) -> Option<(i32, u64)> {
    let hijo = el_nombre(visto)?;
    let suyos = |proceso: &&Process| {
        proceso.name == hijo || proceso.name.starts_with(&format!("{hijo}."))
    };
    let procesos = visto.registro().processes.iter().filter(suyos);
    procesos
        .flat_map(|proceso| &proceso.priorities)
        .filter(|una| una.errno.is_none() && una.of.as_deref() == Some(hijo))
        .map(|una| (una.nice, una.t_us))
        .max_by_key(|(_, t_us)| *t_us)
}

fn pedido(visto: &Visto) -> i32 {
    (visto.nice_inicial() + SUBE).min(19)
}

fn la_sube_el_hijo(visto: &Visto) -> Result<(), String> {
    let Some(hijo) = el_nombre(visto) else { return nada_que_mirar() };
    let (inicial, pedido) = (visto.nice_inicial(), pedido(visto));
    let del_padre = &visto.registro().root().priorities;
    match cambio(visto) {
        Some((nice, _)) if nice.min(19) == pedido => Ok(()),
        Some((nice, _)) => Err(format!(
            "{hijo} empezó con nice {inicial} y se puso {nice}: se pedían {SUBE} más que al empezar, {pedido}"
        )),
        None if del_padre.iter().any(|una| una.of.as_deref() == Some(hijo)) => {
            Err(format!(
                "El nice de {hijo} lo cambió el padre, y ha de cambiarlo el propio hijo"
            ))
        }
        None if cambia_a_varios(visto, hijo) => Err(format!(
            "{hijo} cambió el nice de un grupo entero, o de un usuario, y ha de cambiar solo el suyo"
        )),
        None if !del_padre.is_empty() => Err(format!(
            "El padre cambió su propio nice, y {hijo} no cambió el suyo"
        )),
        None => Err(format!("{hijo} no cambió su nice, y había de sumarle {SUBE}")),
    }
}

fn cambia_a_varios(visto: &Visto, hijo: &str) -> bool {
    let cambios = visto.registro().process(hijo).map(|hijo| &hijo.priorities);
    cambios.into_iter().flatten().any(|una| una.errno.is_none() && una.of.is_none())
}

/// Cuándo fue la última vez que otro miró al hijo, antes de que el padre escribiera.
fn ultima_mirada(visto: &Visto) -> Option<u64> {
    let hijo = el_nombre(visto)?;
    let escrito = visto.lineas().iter().find(|linea| linea.por == "P");
    let hasta = escrito.map_or(u64::MAX, |linea| linea.t_us);
    let miradas = visto.registro().looks.iter();
    miradas
        .filter(|mirada| mirada.of == *hijo && mirada.t_us <= hasta)
        .map(|mirada| mirada.t_us)
        .max()
}

fn mira_el_sistema(visto: &Visto) -> Result<(), String> {
    if ultima_mirada(visto).is_some() {
        return Ok(());
    }
    let Some(hijo) = el_nombre(visto) else { return Ok(()) };
    Err(format!(
        "El padre no miró el nice de {hijo} en el sistema, y se escribió {}: ha de preguntarlo con el PID de {hijo}",
        visto.dicho()
    ))
}

fn espera_al_cambio(visto: &Visto) -> Result<(), String> {
    let Some(hijo) = el_nombre(visto) else { return Ok(()) };
    let (Some(mirada), Some((_, cambio))) = (ultima_mirada(visto), cambio(visto))
    else {
        return Err(format!("El padre no miró a {hijo} después de ningún cambio"));
    };
    // A quien empieza con el máximo, sumarle no se lo cambia.
    let sin_cambiar = pedido(visto) != visto.nice_inicial()
        && visto.textos() == [visto.nice_inicial().to_string()];
    if mirada + A_LA_VEZ_US >= cambio && !sin_cambiar {
        return Ok(());
    }
    Err(format!(
        "El padre miró el nice de {hijo} antes de que {hijo} lo cambiase, y se escribió {}: falta esperar a que {hijo} avise",
        visto.dicho()
    ))
}

fn escribe(visto: &Visto) -> Result<(), String> {
    let pedido = pedido(visto).to_string();
    match visto.lineas() {
        [linea] if linea.texto == pedido && linea.por == "P" => Ok(()),
        [linea] if linea.texto == pedido => Err(format!(
            "«{pedido}» lo escribió {}, y ha de escribirlo el padre",
            linea.por
        )),
        _ => Err(format!(
            "Se escribió {}, y se esperaba que el padre escribiese «{pedido}», y nada más",
            visto.dicho()
        )),
    }
}

fn espera_al_hijo(visto: &Visto) -> Result<(), String> {
    let hijos = hijos(visto);
    let Some(acaba) = visto.registro().root().exit else { return nada_que_mirar() };
    match Visto::vivos(&hijos, acaba.t_us)[..] {
        [] => Ok(()),
        [hijo, ..] => Err(format!(
            "El padre acabó cuando {hijo} seguía vivo: falta esperarlo antes"
        )),
    }
}
