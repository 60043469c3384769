//! El azar que sale de una semilla: ChaCha8 (RFC 8439 con 8 rondas), cuya clave es la semilla y, detrás, de qué se trata.
//! Lo que sale de una semilla no cambia de una máquina a otra, ni de una versión a otra.

use chacha20::ChaCha8Rng;
use chacha20::rand_core::{Rng, SeedableRng};

pub struct Azar(ChaCha8Rng);

impl Azar {
    /// `de_que` distingue lo que sale de la misma semilla para cosas distintas: 24 octetos, como mucho.
    pub fn con(semilla: u64, de_que: &[u8]) -> Self {
        let mut clave = [0; 32];
        clave[..8].copy_from_slice(&semilla.to_le_bytes());
        clave[8..8 + de_que.len()].copy_from_slice(de_que);
        Self(ChaCha8Rng::from_seed(clave))
    }

    /// Un número menor que `n`: los 64 bits que tocan, multiplicados por `n` y divididos por 2⁶⁴.
    pub fn menor(&mut self, n: usize) -> usize {
        ((u128::from(self.0.next_u64()) * n as u128) >> 64) as usize
    }

    /// Un número de `a` a `b`, los dos incluidos.
    pub fn entre(&mut self, a: usize, b: usize) -> usize {
        a + self.menor(b - a + 1)
    }

    /// Que sí, una de cada `n` veces.
    pub fn una_de(&mut self, n: usize) -> bool {
        self.menor(n) == 0
    }

    pub fn cara(&mut self) -> bool {
        self.una_de(2)
    }

    pub fn uno<T: Clone>(&mut self, de: &[T]) -> T {
        de[self.menor(de.len())].clone()
    }

    pub fn baraja<T>(&mut self, cosas: &mut [T]) {
        for i in (1..cosas.len()).rev() {
            cosas.swap(i, self.menor(i + 1));
        }
    }

    /// Los números menores que `n`, en cualquier orden.
    pub fn orden(&mut self, n: usize) -> Vec<usize> {
        let mut orden: Vec<usize> = (0..n).collect();
        self.baraja(&mut orden);
        orden
    }

    /// `n` de esas cosas, distintas y en cualquier orden.
    pub fn escoge<T: Clone>(&mut self, n: usize, de: &[T]) -> Vec<T> {
        let mut cosas = de.to_vec();
        self.baraja(&mut cosas);
        cosas.truncate(n);
        cosas
    }
}
