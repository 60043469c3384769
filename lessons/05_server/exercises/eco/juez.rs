//! El juez de «eco»: dice en qué puerto escucha, un hijo por cliente, línea a línea, y nadie se queda sin recoger.

use crate::jueces::red::{self, Cliente, Publico, dijo};
use crate::juicio::{Caso, Escena, Juez, Visto};

const CALLABAN: &str = ", mientras otro callaba: que a cada uno lo atienda su hijo, y el padre no espere a nadie";

pub fn juez() -> Juez {
    let caso = |n, escena| Caso::con(&[n]).plazo(60).alrededor(escena);
    Juez::nuevo()
        .caso(caso("3", tres))
        .caso(caso("6", seis).en_una_cpu())
        .caso(caso("0", nadie))
        .aun_sin_acabar(
            "puerto",
            "05 uno_a_uno",
            "Dice en qué puerto escucha",
            puerto,
        )
        .aun_sin_acabar(
            "escucha",
            "05 uno_a_uno",
            "Escucha en ese puerto",
            |visto| dijo(visto, "escucha"),
        )
        .aun_sin_acabar(
            "ultimos",
            "05 sin_zombis",
            "El padre espera a los últimos hijos",
            red::ultimos,
        )
        .aun_sin_acabar(
            "eco",
            "05 uno_a_uno",
            "A cada cliente le vuelve cada línea",
            |visto| dijo(visto, "eco"),
        )
        .aun_sin_acabar(
            "a_la_vez",
            "05 hijo_por_cliente",
            "Un cliente que calla no retrasa a los demás",
            |visto| dijo(visto, "a_la_vez"),
        )
        .aun_sin_acabar(
            "hijos",
            "05 hijo_por_cliente",
            "El padre crea un hijo por cliente",
            |visto| red::tantos_hijos(visto, visto.numero(0)),
        )
        .aun_sin_acabar(
            "cierra",
            "05 hijo_por_cliente",
            "Cada lado cierra lo que no necesita",
            |visto| dijo(visto, "cierra"),
        )
        .aun_sin_acabar(
            "acaba",
            "05 apuntes",
            "El servidor acaba después de N clientes",
            |visto| dijo(visto, "acaba"),
        )
        .en_todos(
            "recogidos",
            "05 sin_zombis",
            "El padre recoge a todos",
            red::recogidos,
        )
        .en_todos(
            "terminan",
            "05 hijo_por_cliente",
            "Cada hijo termina bien cuando se va su cliente",
            red::cada_hijo_acaba_bien,
        )
        .en_todos(
            "solo_el_puerto",
            "05 apuntes",
            "No escribe nada más",
            solo_el_puerto,
        )
}

fn tres(escena: &mut Escena) -> anyhow::Result<()> {
    red::representa(escena, |publico| {
        publico.lee_el_puerto()?;
        let callado = publico.conecta()?;
        let segundo = publico.conecta()?;
        publico.eco_o(
            "a_la_vez",
            CALLABAN,
            &segundo,
            "hola; ¿qué tal?\n".as_bytes(),
        )?;
        publico.eco(&segundo, b"  otra linea \n\ny otra\n")?;
        linea_y_media(publico, &segundo)?;
        let su_hijo = publico.su_hijo(&segundo)?;
        publico.despide(&segundo)?;
        publico.exige_que_termine(su_hijo)?;
        let tercero = publico.conecta()?;
        publico.eco(&tercero, b"yo, el tercero\n")?;
        publico.cada_uno_cierra_lo_suyo(&[&callado, &tercero])?;
        publico.deja_que_espere()?;
        publico.eco(&callado, b"y yo, al final\n")?;
        publico.despide(&callado)?;
        publico.despide(&tercero)
    })
}

/// La línea entera ha de volver sin esperar a que se acabe la otra.
fn linea_y_media(publico: &mut Publico, cliente: &Cliente) -> anyhow::Result<()> {
    cliente.envia(b"una\nme");
    if cliente.vuelve(b"una\n").is_err() {
        return Err(publico.falta(
            "eco",
            "Un cliente envió de una vez una línea entera y el principio de otra, y la entera no le volvió: cada línea ha de volver en cuanto llega su final",
        ));
    }
    cliente.envia(b"dia\n");
    publico.vuelve_o("eco", "", cliente, b"media\n")
}

fn seis(escena: &mut Escena) -> anyhow::Result<()> {
    red::representa(escena, |publico| {
        publico.lee_el_puerto()?;
        let mut clientes = Vec::new();
        for _ in 0..6 {
            clientes.push(publico.conecta()?);
        }
        publico.eco_o(
            "a_la_vez",
            CALLABAN,
            &clientes[5],
            b"el ultimo, antes que nadie\n",
        )?;
        publico.a_la_vez(&clientes, |i| {
            format!("soy el {i}\n").repeat(100 * (i + 1)).into()
        })?;
        for cliente in &clientes {
            publico.su_hijo(cliente)?;
        }
        clientes.iter().try_for_each(|cliente| publico.despide(cliente))
    })
}

fn nadie(escena: &mut Escena) -> anyhow::Result<()> {
    red::representa(escena, |_| Ok(()))
}

fn puerto(visto: &Visto) -> Result<(), String> {
    dijo(visto, "puerto")?;
    match visto.lineas().first() {
        Some(linea) if linea.por != "P" => Err(format!(
            "El puerto lo escribió {}, y ha de escribirlo el padre",
            linea.por
        )),
        _ => Ok(()),
    }
}

fn solo_el_puerto(visto: &Visto) -> Result<(), String> {
    if visto.lineas().len() == 1 {
        return Ok(());
    }
    Err(format!(
        "Se escribió {}, y se esperaba solo el número del puerto",
        visto.dicho()
    ))
}
