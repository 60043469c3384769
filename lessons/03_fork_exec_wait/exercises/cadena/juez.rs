//! El juez de «cadena»: N + 1 procesos, cada uno hijo del anterior y esperado por él, y «fin» cuando ya no queda más que
//! el primero.

use witness::record::{Process, Status};

use crate::juicio::{Caso, Juez, Visto, cuantos, lista};

pub fn juez() -> Juez {
    Juez::nuevo()
        .veces(2, Caso::con(&["4"]).remueve())
        .caso(Caso::con(&["5"]).remueve().en_una_cpu())
        .caso(Caso::con(&["1"]).remueve())
        .caso(Caso::con(&["0"]))
        .aun_sin_acabar(
            "cadena",
            "03 cuantos",
            "Cada proceso crea un hijo, menos el último",
            cadena,
        )
        .aun_sin_acabar(
            "espera",
            "03 wait",
            "Cada proceso espera a su hijo antes de terminar",
            espera,
        )
        .en_todos(
            "fin",
            "03 orden",
            "Lo último es el «fin» del primer proceso, cuando su hijo ha terminado",
            fin,
        )
        .a_medias_sin_ptrace("Lo último que se escribe es «fin»")
}

fn cadena(visto: &Visto) -> Result<(), String> {
    let piden = visto.numero(0);
    let descendientes = visto.descendientes();
    let nombres =
        descendientes.iter().map(|hijo| hijo.name.as_str()).collect::<Vec<_>>();
    for padre in std::iter::once("P").chain(nombres.iter().copied()) {
        let hijos: Vec<_> =
            visto.hijos_de(padre).iter().map(|hijo| hijo.name.as_str()).collect();
        if hijos.len() > 1 {
            return Err(format!(
                "{padre} creó {} ({}), y en una cadena cada proceso crea uno: el que ha dejado de crear ha de salir del bucle, y seguir solo su hijo",
                cuantos(hijos.len(), "hijo", "hijos"),
                lista(&hijos)
            ));
        }
    }
    // Si faltan porque alguno no esperó, eso es lo que se explica.
    if nombres.len() == piden || espera(visto).is_err() {
        return Ok(());
    }
    Err(format!(
        "Además del primero se {}, y se pedían {piden}",
        match nombres.len() {
            1 => "creó 1 proceso".to_owned(),
            otros => format!("crearon {otros} procesos"),
        }
    ))
}

fn espera(visto: &Visto) -> Result<(), String> {
    for hijo in visto.descendientes() {
        let padre = hijo
            .parent
            .as_deref()
            .and_then(|padre| visto.registro().process(padre));
        let Some(padre) = padre else { continue };
        let acabado = matches!(padre.status(), Some(Status::Code(_)));
        let recogido =
            hijo.reaped.as_ref().is_some_and(|quien| quien.by == padre.name);
        if acabado && !recogido && !espero_a_que_desapareciera(padre, hijo) {
            return Err(format!(
                "{} terminó sin haber recogido a su hijo {}: cada proceso ha de esperar al suyo con wait",
                padre.name, hijo.name
            ));
        }
    }
    Ok(())
}

/// Con SIGCHLD ignorada no se recoge a nadie: wait espera hasta que no queda ninguno, y entonces falla.
fn espero_a_que_desapareciera(padre: &Process, hijo: &Process) -> bool {
    let Some(termina) = hijo.exit else { return false };
    padre.waits.iter().any(|espera| {
        espera.errno.as_deref() == Some("ECHILD")
            && espera.end_us.is_some_and(|vuelve| vuelve >= termina.t_us)
    })
}

fn fin(visto: &Visto) -> Result<(), String> {
    let Some(ultima) = visto.lineas().last() else {
        return visto.linea_o_falta("fin").map(drop);
    };
    if ultima.texto != "fin" {
        return Err(format!(
            "La última línea es «{}», y ha de ser el «fin» del primer proceso; se escribió {}",
            ultima.texto,
            visto.dicho()
        ));
    }
    if ultima.por != "P" {
        return Err(format!(
            "El último «fin» lo escribió {}, y ha de ser el del primer proceso",
            ultima.por
        ));
    }
    let vivos = Visto::vivos(&visto.descendientes(), ultima.t_us);
    if vivos.is_empty() {
        return Ok(());
    }
    let (seguian, quienes) = (
        if vivos.len() == 1 { "seguía vivo" } else { "seguían vivos" },
        lista(&vivos),
    );
    Err(format!(
        "Cuando el primer proceso escribió «fin» {seguian} {quienes}: primero se espera, y después se escribe"
    ))
}
