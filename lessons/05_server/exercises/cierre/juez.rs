//! El juez de «cierre»: con SIGTERM no entra nadie más, y a quien estaba dentro se le atiende hasta el final.

use nix::sys::signal::Signal;
use witness::record::Status;

use crate::jueces::red::{self, Publico, datos, dijo};
use crate::juicio::{Caso, Escena, Juez, Visto};

pub fn juez() -> Juez {
    let caso = |escena| Caso::con(&["{PUERTO}"]).plazo(60).alrededor(escena);
    Juez::nuevo()
        .caso(caso(con_alguien_dentro))
        .caso(caso(sin_nadie_dentro).en_una_cpu())
        .caso(caso(no_viene_nadie))
        .aun_sin_acabar(
            "escucha",
            "05 uno_a_uno",
            "Escucha en su puerto",
            |visto| dijo(visto, "escucha"),
        )
        .aun_sin_acabar("senal", "05 parada_ordenada", "Atiende SIGTERM", senal)
        .aun_sin_acabar(
            "ultimos",
            "05 parada_ordenada",
            "El padre espera a los que quedan",
            red::ultimos,
        )
        .aun_sin_acabar(
            "eco",
            "05 uno_a_uno",
            "Cada cliente recibe lo que envía",
            |visto| dijo(visto, "eco"),
        )
        .aun_sin_acabar(
            "hijos",
            "05 hijo_por_cliente",
            "Cada cliente tiene su hijo",
            |visto| dijo(visto, "hijos"),
        )
        .aun_sin_acabar(
            "cierra",
            "05 hijo_por_cliente",
            "Cada lado cierra lo que no necesita",
            |visto| dijo(visto, "cierra"),
        )
        .aun_sin_acabar(
            "deja_de_escuchar",
            "05 parada_ordenada",
            "Desde SIGTERM no entra nadie más",
            |visto| dijo(visto, "deja_de_escuchar"),
        )
        .aun_sin_acabar(
            "a_medias",
            "05 parada_ordenada",
            "A quien estaba dentro se le atiende hasta que se va",
            |visto| dijo(visto, "a_medias"),
        )
        .aun_sin_acabar(
            "acaba",
            "05 parada_ordenada",
            "Acaba cuando se va el último",
            |visto| dijo(visto, "acaba"),
        )
        .en_todos(
            "fin_tras_todos",
            "05 parada_ordenada",
            "El padre escribe «fin» al final",
            red::fin_tras_todos,
        )
        .en_todos("codigo", "05 parada_ordenada", "Acaba con el código 0", codigo)
        .en_todos(
            "terminan",
            "05 parada_ordenada",
            "Cada hijo termina bien",
            red::cada_hijo_acaba_bien,
        )
}

fn con_alguien_dentro(escena: &mut Escena) -> anyhow::Result<()> {
    red::representa(escena, |publico| {
        let primero = publico.conecta()?;
        publico.eco(&primero, b"sin salto de linea")?;
        let callado = publico.conecta()?;
        let tercero = publico.conecta()?;
        publico.eco(&tercero, &datos(256))?;
        publico.cada_uno_cierra_lo_suyo(&[&primero, &callado, &tercero])?;
        publico.despide(&primero)?;
        llega_sigterm(publico)?;
        let por_que = ", porque después de SIGTERM ya no se le atendió: ha de seguir hasta que se vaya";
        publico.eco_o("a_medias", por_que, &tercero, &datos(200_000))?;
        publico.despide(&tercero)?;
        publico.eco_o("a_medias", por_que, &callado, b"ahora hablo yo")?;
        publico.deja_que_espere()?;
        publico.despide(&callado)
    })
}

fn sin_nadie_dentro(escena: &mut Escena) -> anyhow::Result<()> {
    red::representa(escena, |publico| {
        let cliente = publico.conecta()?;
        publico.eco(&cliente, b"hola")?;
        let su_hijo = publico.su_hijo(&cliente)?;
        publico.despide(&cliente)?;
        publico.exige_que_termine(su_hijo)?;
        llega_sigterm(publico)
    })
}

fn no_viene_nadie(escena: &mut Escena) -> anyhow::Result<()> {
    red::representa(escena, |publico| {
        publico.apunta_a_los_de_antes()?;
        llega_sigterm(publico)
    })
}

fn llega_sigterm(publico: &mut Publico) -> anyhow::Result<()> {
    publico.le_llega_sigterm()?;
    publico.exige(
        "deja_de_escuchar",
        "Le llegó SIGTERM y sigue escuchando: ha de salir de accept y cerrar el socket que escucha, y después esperar a sus hijos",
        |publico| !publico.sockets().alguien_escucha(),
    )
}

fn senal(visto: &Visto) -> Result<(), String> {
    let a_sus_manos = visto.limite().is_none()
        && visto.registro().root().status()
            == Some(Status::Signal(Signal::SIGTERM as i32));
    if a_sus_manos {
        return Err(
            "SIGTERM mató al padre: hace falta un manejador, para acabar con orden"
                .to_owned(),
        );
    }
    Ok(())
}

fn codigo(visto: &Visto) -> Result<(), String> {
    match visto.registro().root().status() {
        Some(Status::Code(0)) => Ok(()),
        Some(Status::Code(codigo)) => {
            Err(format!("El padre acabó con el código {codigo}, y se pedía 0"))
        }
        _ => Err(
            "Al padre lo mató una señal, y se pedía que acabase con el código 0"
                .to_owned(),
        ),
    }
}
