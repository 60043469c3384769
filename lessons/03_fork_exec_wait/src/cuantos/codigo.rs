//! El código de cada caso. `bifurca` llama a `fork` y dice si quien vuelve es el padre: en C, `fork() != 0`.

use shared::fork::ForkError;

use super::arbol::Arbol;

// ANCHOR: casos
pub fn tres(arbol: &Arbol) -> Result<(), ForkError> {
    arbol.bifurca("fork 1")?;
    arbol.bifurca("fork 2")?;
    arbol.bifurca("fork 3")?;
    Ok(())
}

pub fn abanico(arbol: &Arbol) -> Result<(), ForkError> {
    for i in 0..3 {
        let es_padre = arbol.bifurca(&format!("i={i}"))?;
        if !es_padre {
            break;
        }
    }
    Ok(())
}

pub fn cadena(arbol: &Arbol) -> Result<(), ForkError> {
    for i in 0..3 {
        let es_padre = arbol.bifurca(&format!("i={i}"))?;
        if es_padre {
            break;
        }
    }
    Ok(())
}
// ANCHOR_END: casos

// ANCHOR: logicos
pub fn y(arbol: &Arbol) -> Result<(), ForkError> {
    let _ = arbol.bifurca("fork 1")? && arbol.bifurca("fork 2")?;
    Ok(())
}

pub fn o(arbol: &Arbol) -> Result<(), ForkError> {
    let _ = arbol.bifurca("fork 1")? || arbol.bifurca("fork 2")?;
    Ok(())
}

pub fn y_o(arbol: &Arbol) -> Result<(), ForkError> {
    let los_dos = arbol.bifurca("fork 1")? && arbol.bifurca("fork 2")?;
    let _ = los_dos || arbol.bifurca("fork 3")?;
    Ok(())
}
// ANCHOR_END: logicos

// ANCHOR: combinados
pub fn abanico_y_dos(arbol: &Arbol) -> Result<(), ForkError> {
    for i in 0..2 {
        if !arbol.bifurca(&format!("i={i}"))? {
            break;
        }
    }
    arbol.bifurca("fork 2")?;
    arbol.bifurca("fork 3")?;
    Ok(())
}

pub fn anidados(arbol: &Arbol) -> Result<(), ForkError> {
    for i in 0..2 {
        for j in 0..=i {
            arbol.bifurca(&format!("i={i} j={j}"))?;
        }
    }
    Ok(())
}
// ANCHOR_END: combinados
