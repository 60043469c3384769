//! Una reserva: map, imap, starmap, apply_async, initializer, y lo que pasa si algo falla o se usa mal.

use std::cell::Cell;
use std::thread::sleep;
use std::time::Duration;

use shared::pool::{Builder, Pool, PoolError};

const UN_POCO: Duration = Duration::from_millis(50);

// ANCHOR: funciones
fn cuadrado(n: u32) -> u32 {
    n * n
}

fn potencia((base, exponente): (u32, u32)) -> u32 {
    base.pow(exponente)
}

fn dividir((a, b): (u32, u32)) -> Result<u32, &'static str> {
    a.checked_div(b).ok_or("no se puede dividir entre 0")
}
// ANCHOR_END: funciones

fn main() -> anyhow::Result<()> {
    // ANCHOR: map
    let pool = Pool::new(2, cuadrado)?;
    println!("map {:?}", pool.map([1, 2, 3])?);
    println!("de dos en dos {:?}", pool.chunksize(2).map([4, 5, 6])?);
    println!("apply {}", pool.apply(&9)?);
    pool.close();
    pool.join()?;
    // ANCHOR_END: map

    // ANCHOR: imap
    let pool = Pool::new(2, cuadrado)?;
    for resultado in pool.imap([1, 2, 3])? {
        println!("imap {}", resultado?);
    }
    let mut resultados =
        pool.imap_unordered([1, 2, 3])?.collect::<Result<Vec<_>, _>>()?;
    resultados.sort();
    println!("imap_unordered {resultados:?}");
    // ANCHOR_END: imap

    // ANCHOR: starmap
    let pool = Pool::new(2, potencia)?;
    println!("starmap {:?}", pool.map([(2, 10), (3, 4)])?);
    // ANCHOR_END: starmap

    // ANCHOR: apply_async
    let pool = Pool::fallible(2, dividir)?;
    let bien =
        pool.apply_async(&(84, 2))?.callback(|n| println!("aviso: sale {n}"));
    let mal = pool
        .apply_async(&(84, 0))?
        .error_callback(|_| println!("aviso: ha fallado"));
    bien.wait(Duration::MAX)?;
    mal.wait(Duration::MAX)?;
    let ha_ido_bien = bien.successful()?;
    println!("bien {} {ha_ido_bien}", bien.get()?);
    println!("mal {} {}", mal.ready()?, mal.successful()?);
    // ANCHOR_END: apply_async

    // ANCHOR: plazo
    let pool = Pool::new(1, |segundos| sleep(Duration::from_secs(segundos)))?;
    let lenta = pool.apply_async(&10)?;
    println!("lista {}", lenta.ready()?);
    if lenta.get_timeout(UN_POCO) == Err(PoolError::Timeout) {
        println!("no ha llegado a tiempo");
    }
    // ANCHOR_END: plazo

    // ANCHOR: initializer
    let conexion = Cell::new(0);
    let preparar = || {
        conexion.set(100);
        anyhow::Ok(())
    };
    let pool =
        Builder::new(2).initializer(preparar).start(|n: u32| n + conexion.get())?;
    println!("initializer {:?}", pool.map([1, 2, 3])?);
    // ANCHOR_END: initializer

    // ANCHOR: errores
    let pool = Pool::new(2, cuadrado)?;
    if pool.join() == Err(PoolError::StillOpen) {
        println!("join sin close");
    }
    pool.close();
    if pool.map([1]) == Err(PoolError::Closed) {
        println!("map después de close");
    }
    pool.join()?;
    if matches!(Pool::new(0, cuadrado), Err(PoolError::NoWorkers)) {
        println!("sin obreros");
    }
    // ANCHOR_END: errores
    Ok(())
}
