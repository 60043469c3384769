//! Cambiar el entorno de este proceso. En Rust es `unsafe`: otro hilo podría estar leyéndolo a la vez.

// ANCHOR: poner
/// En Python, `os.environ[nombre] = valor`.
pub fn poner(nombre: &str, valor: &str) {
    // SAFETY: los procesos de esta lección tienen un solo hilo.
    unsafe { std::env::set_var(nombre, valor) };
}

/// En Python, `del os.environ[nombre]`.
pub fn quitar(nombre: &str) {
    // SAFETY: los procesos de esta lección tienen un solo hilo.
    unsafe { std::env::remove_var(nombre) };
}
// ANCHOR_END: poner
