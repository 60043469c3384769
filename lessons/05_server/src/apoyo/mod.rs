//! Lo que comparten los servidores de la lección: HTTP, lo que se sirve, las opciones; y los clientes que los comprueban.

pub mod clientes;
pub mod cuenta;
pub mod despedida;
pub mod despedidas;
pub mod escucha;
pub mod hijos;
pub mod hilos;
pub mod http;
pub mod manejar;
pub mod medidas;
pub mod obreros;
pub mod olvidadizo;
pub mod opciones;
pub mod plazos;
pub mod primos;
pub mod registro;
pub mod sala;
pub mod senales;
pub mod servicio;
pub mod sin_fork;
