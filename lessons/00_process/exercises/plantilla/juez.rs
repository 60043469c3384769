//! El juez de «plantilla»: N hijos a la vez, cada uno con su línea, y «fin» cuando han terminado todos.

use crate::juicio::{Caso, Juez, Visto, lista, lo_escribio, nada_que_mirar};

pub fn juez() -> Juez {
    Juez::nuevo()
        .veces(3, Caso::con(&["4"]).cerrojos().remueve())
        .caso(Caso::con(&["6"]).cerrojos().remueve().en_una_cpu())
        .caso(Caso::con(&["1"]).cerrojos())
        .caso(Caso::con(&["0"]).cerrojos())
        .en_todos("hijos", "00 start_join", "El padre crea N hijos", hijos)
        .aun_sin_acabar(
            "fin_tras_todos",
            "00 start_join",
            "«fin» sale cuando han terminado todos",
            fin_tras_todos,
        )
        .en_todos(
            "cada_uno_el_suyo",
            "00 programa",
            "Cada hijo escribe su línea",
            cada_uno_el_suyo,
        )
        .en_todos(
            "fin_del_padre",
            "00 plantilla",
            "«fin» lo escribe el padre, una vez",
            fin_del_padre,
        )
        .a_medias_sin_ptrace("«fin» se escribe una vez")
        .en_alguno(
            "a_la_vez",
            "00 plantilla",
            "Los hijos están vivos a la vez",
            a_la_vez,
        )
}

fn hijos(visto: &Visto) -> Result<(), String> {
    let (hay, piden) = (visto.hijos().len(), visto.numero(0));
    if hay == piden && visto.descendientes().len() == piden {
        return Ok(());
    }
    let todos = visto.descendientes().len();
    let nietos = if todos > hay {
        ", y ningún nieto: cada hijo, cuando acaba su trabajo, ha de terminar"
    } else {
        ""
    };
    let creados = match todos {
        1 => "Se creó 1 proceso".to_owned(),
        _ => format!("Se crearon {todos} procesos"),
    };
    let pedian = match piden {
        1 => "se pedía 1 hijo suyo".to_owned(),
        _ => format!("se pedían {piden} hijos suyos"),
    };
    Err(format!("{creados} además del padre, y {pedian}{nietos}"))
}

fn cada_uno_el_suyo(visto: &Visto) -> Result<(), String> {
    let mut autores = Vec::new();
    for i in 0..visto.numero(0) {
        let linea = visto.linea_o_falta(&format!("trabajo {i}"))?;
        if linea.por == "P" {
            return Err(format!(
                "«trabajo {i}» lo escribió el padre, y ha de escribirlo un hijo"
            ));
        }
        if autores.contains(&&linea.por) {
            return Err(format!(
                "{} escribió más de una línea: cada hijo escribe la suya",
                linea.por
            ));
        }
        autores.push(&linea.por);
    }
    let lineas = visto.lineas().iter().filter(|linea| linea.texto != "fin").count();
    if lineas == autores.len() {
        return Ok(());
    }
    Err(format!("Sobran líneas: se escribió {}", visto.dicho()))
}

fn fin_del_padre(visto: &Visto) -> Result<(), String> {
    let fines: Vec<_> =
        visto.lineas().iter().filter(|linea| linea.texto == "fin").collect();
    let autores: Vec<_> = fines.iter().map(|linea| linea.por.as_str()).collect();
    match autores[..] {
        ["P"] => Ok(()),
        [] => visto.linea_o_falta("fin").map(drop),
        _ => Err(format!(
            "«fin» {}, y ha de escribirlo solo el padre, una vez",
            lo_escribio(&autores)
        )),
    }
}

fn fin_tras_todos(visto: &Visto) -> Result<(), String> {
    let Some(fin) = visto
        .lineas()
        .iter()
        .find(|linea| linea.texto == "fin" && linea.por == "P")
        .filter(|_| !visto.hijos().is_empty())
    else {
        return nada_que_mirar();
    };
    let vivos = Visto::vivos(&visto.hijos(), fin.t_us);
    if vivos.is_empty() {
        return Ok(());
    }
    let (vivian, nombres) = (
        if vivos.len() == 1 { "seguía vivo" } else { "seguían vivos" },
        lista(&vivos),
    );
    Err(format!(
        "El padre escribió «fin» cuando {vivian} {nombres}: falta esperar a todos antes"
    ))
}

fn a_la_vez(visto: &Visto) -> Result<(), String> {
    if visto.numero(0) > 1 && Visto::a_la_vez(&visto.hijos()) > 1 {
        return Ok(());
    }
    Err(visto.nunca_a_la_vez(
        "dos hijos vivos",
        "cada uno empezó cuando había terminado el anterior. Se espera después de arrancarlos todos, en otro bucle",
    ))
}
