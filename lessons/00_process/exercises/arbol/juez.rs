//! El juez de «arbol»: cuenta los hijos y los descendientes de una familia que no es suya.

use crate::juicio::{Caso, Escena, Figurante, Juez, Visto};

pub fn juez() -> Juez {
    Juez::nuevo()
        .caso(Caso::con(&["{PID}"]).alrededor(tres_generaciones))
        .caso(Caso::con(&["{PID}"]).alrededor(cuatro_generaciones))
        .caso(Caso::con(&["{PID}"]).alrededor(sin_hijos))
        .caso(Caso::con(&["{PID}"]).alrededor(nadie))
        .en_todos("hijos", "00 jerarquia", "Cuenta los hijos", hijos)
        .en_todos(
            "descendientes",
            "00 ficha",
            "Cuenta todos los descendientes",
            descendientes,
        )
        .en_todos(
            "no_existe",
            "00 ficha",
            "Dice que no existe cuando no existe",
            no_existe,
        )
        .en_todos(
            "no_crea",
            "00 ficha",
            "El programa no crea ningún proceso",
            no_crea,
        )
}

fn tres_generaciones(escena: &mut Escena) -> anyhow::Result<()> {
    mira_a(escena, &[2, 3])
}

fn cuatro_generaciones(escena: &mut Escena) -> anyhow::Result<()> {
    mira_a(escena, &[3, 1, 2])
}

fn sin_hijos(escena: &mut Escena) -> anyhow::Result<()> {
    mira_a(escena, &[])
}

fn mira_a(escena: &mut Escena, familia: &[usize]) -> anyhow::Result<()> {
    let raiz = Figurante::con_familia("familia", familia)?;
    escena.pon("{PID}", &raiz.pid().to_string());
    let mut de_esta_generacion = 1;
    let mut todos = 0;
    for cuantos in familia {
        de_esta_generacion *= cuantos;
        todos += de_esta_generacion;
    }
    escena.anota("hijos", familia.first().unwrap_or(&0));
    escena.anota("descendientes", todos);
    escena.arranca()?;
    escena.acaba()
}

/// Ningún PID llega a ser tan alto.
fn nadie(escena: &mut Escena) -> anyhow::Result<()> {
    escena.pon("{PID}", "1999999999");
    escena.arranca()?;
    escena.acaba()
}

fn hijos(visto: &Visto) -> Result<(), String> {
    let pedido = visto.nota("hijos");
    if pedido.is_empty() || visto.textos().first() == Some(&pedido) {
        return Ok(());
    }
    Err(format!(
        "El proceso tenía {} y se escribió {}: la primera línea es cuántos hijos tiene, «{pedido}»",
        en_palabras(visto),
        visto.dicho()
    ))
}

fn descendientes(visto: &Visto) -> Result<(), String> {
    let pedidos = [visto.nota("hijos"), visto.nota("descendientes")];
    if pedidos[0].is_empty() || visto.textos() == pedidos {
        return Ok(());
    }
    Err(format!(
        "El proceso tenía {} y se escribió {}: la segunda línea es cuántos descendientes tiene, «{}», y no hay más",
        en_palabras(visto),
        visto.dicho(),
        pedidos[1]
    ))
}

/// «2 hijos y, en total, 8 descendientes».
fn en_palabras(visto: &Visto) -> String {
    let numero =
        |clave: &str| visto.nota(clave).parse().expect("la escena puso un número");
    format!(
        "{} y, en total, {},",
        crate::juicio::cuantos(numero("hijos"), "hijo", "hijos"),
        crate::juicio::cuantos(
            numero("descendientes"),
            "descendiente",
            "descendientes"
        )
    )
}

fn no_existe(visto: &Visto) -> Result<(), String> {
    if !visto.nota("hijos").is_empty() || visto.textos() == ["no existe"] {
        return Ok(());
    }
    Err(format!(
        "No había ningún proceso con ese PID, y se escribió {}: se esperaba «no existe», y nada más",
        visto.dicho()
    ))
}

fn no_crea(visto: &Visto) -> Result<(), String> {
    match visto.descendientes()[..] {
        [] => Ok(()),
        [uno, ..] => Err(format!(
            "El programa creó {}{}: se pedía psutil o /proc, sin crear ningún proceso",
            uno.name,
            uno.program()
                .map(|programa| format!(", que ejecuta {programa}"))
                .unwrap_or_default()
        )),
    }
}
