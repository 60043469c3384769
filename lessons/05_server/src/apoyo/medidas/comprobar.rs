//! Cuántos procesos han hecho falta para responder, que no depende de la máquina.

use shared::lesson::{check, check_eq};

use super::carga::Medida;

pub fn comprobar(
    medidas: &[(&str, Medida)],
    peticiones: usize,
    obreros: usize,
) -> anyhow::Result<()> {
    let bien = medidas.iter().all(|(_, medida)| medida.tiempos.len() == peticiones);
    check("todas las peticiones han recibido un 200", bien)?;
    let procesos = |cual: &str| {
        let (_, medida) =
            medidas.iter().find(|(nombre, _)| *nombre == cual).expect("está");
        medida.procesos.len()
    };
    let uno_por_peticion = procesos("parada_ordenada") == peticiones;
    check("con un hijo por cliente, un proceso por petición", uno_por_peticion)?;
    check("con obreros, bastan los cuatro", procesos("preforked") <= obreros)?;
    check_eq("con hilos, procesos que han respondido", procesos("hilos"), 1)?;
    Ok(())
}
