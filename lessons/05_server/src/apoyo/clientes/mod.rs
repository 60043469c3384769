//! Los clientes de los que hace la lección, y lo que comprueban de cada servidor.

pub mod cliente;
pub mod con_limite;
pub mod con_plazos;
pub mod contestacion;
pub mod escenario;
pub mod esperas;
pub mod hijo_por_cliente;
pub mod hilos;
pub mod parada_ordenada;
pub mod preforked;
pub mod sin_zombis;
pub mod uno_a_uno;
