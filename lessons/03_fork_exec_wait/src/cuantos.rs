//! ¿Cuántos procesos salen de este código? Primero se predice; después crece el árbol de verdad y se cuenta.

mod arbol;
mod casos;
mod codigo;
mod crecer;
mod dibujo;

use casos::CASOS;
use clap::Args;
use clap::builder::PossibleValuesParser;
use crecer::crecer;
use shared::lesson::{Level, Step, WithOptions, check_eq, predict_part};
use shared::say;

pub const STEP: Step = Step {
    name: "cuantos",
    title: "¿Cuántos procesos hay? ¿Quién es hijo de quién?",
    level: Level::Essential,
    predict: "¿cuántos procesos salen de tres fork seguidos, contando el primero? ¿Y de un bucle con fork del que sale el hijo? ¿Y si sale el padre? Antes de cada caso verás su código: predice también qué saldrá de él.",
    observe: "quien vuelve de fork, sea padre o hijo, sigue por la línea siguiente: si hay otro fork, también lo hace.",
    topic: "os.fork(): «A partir de ese punto, los dos procesos pueden ejecutar código»",
    run: &WithOptions(run),
};

#[derive(Args)]
struct Opciones {
    /// Un solo caso: tres, abanico, cadena, y, o, y_o, abanico_y_dos o anidados
    #[arg(long, value_name = "CASO", value_parser = PossibleValuesParser::new(CASOS.iter().map(|caso| caso.nombre)))]
    caso: Option<String>,
}

fn run(opciones: Opciones) -> anyhow::Result<()> {
    let pedido =
        |nombre: &str| opciones.caso.as_ref().is_none_or(|caso| caso == nombre);
    // ANCHOR: cuantos
    for caso in CASOS.iter().filter(|caso| pedido(caso.nombre)) {
        say!("{}:\n{}", caso.nombre, caso.en_c);
        if !predict_part("¿Cuántos procesos?") {
            return Ok(());
        }
        let procesos = crecer(caso.codigo)?;
        say!("{}", dibujo::dibujar(&procesos));
        let cuantos = format!("procesos de {}", caso.nombre);
        check_eq(&cuantos, procesos.len(), caso.procesos)?;
    }
    // ANCHOR_END: cuantos
    Ok(())
}
