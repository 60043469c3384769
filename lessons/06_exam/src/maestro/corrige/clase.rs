//! Una clase ya juzgada, y lo que se le pregunta.

use std::collections::BTreeMap;

use super::entregas::{Alumno, Entrega};
use super::juicio::Resultado;
use super::parecidos::{self, Parecido};
use crate::ejercicio::todos;

pub struct Clase {
    pub alumnos: Vec<Alumno>,
    pub avisos: Vec<String>,
    pub parecidos: Vec<Parecido>,
    /// Los que ha entregado alguien, en el orden del cuaderno.
    pub ejercicios: Vec<&'static str>,
}

/// Una comprobación que falla en las entregas de un ejercicio.
pub struct Fallo {
    pub ejercicio: &'static str,
    pub id: String,
    pub veces: usize,
    /// De cuántas.
    pub entregas: usize,
    /// Lo que se le dijo al primero.
    pub ejemplo: String,
}

impl Clase {
    pub fn nueva(alumnos: Vec<Alumno>, avisos: Vec<String>) -> Self {
        let entregado = |nombre: &str| {
            alumnos
                .iter()
                .flat_map(|alumno| &alumno.entregas)
                .any(|entrega| entrega.ejercicio == nombre)
        };
        let ejercicios = todos()
            .into_iter()
            .map(|ejercicio| ejercicio.nombre)
            .filter(|nombre| entregado(nombre))
            .collect();
        let parecidos = parecidos::busca(&alumnos);
        Self { alumnos, avisos, parecidos, ejercicios }
    }

    pub fn entregas(&self) -> impl Iterator<Item = (&Alumno, &Entrega)> {
        self.alumnos.iter().flat_map(|alumno| {
            alumno.entregas.iter().map(move |entrega| (alumno, entrega))
        })
    }

    /// Lo que no se ha juzgado, de quién es y por qué.
    pub fn sin_juzgar(&self) -> Vec<String> {
        let de_alumnos = self.alumnos.iter().flat_map(|alumno| {
            let nombre = &alumno.nombre;
            let nada = alumno.entregas.is_empty();
            let nada =
                nada.then(|| format!("{nombre} no ha entregado ningún ejercicio"));
            let suyo = alumno.sin_juzgar.iter();
            suyo.map(move |que| format!("{nombre}: {que}")).chain(nada)
        });
        self.avisos.iter().cloned().chain(de_alumnos).collect()
    }

    pub fn cuantas(&self, ejercicio: &str, resultado: Resultado) -> usize {
        self.entregas()
            .filter(|(_, entrega)| {
                entrega.ejercicio == ejercicio
                    && entrega.resultado() == Some(resultado)
            })
            .count()
    }

    pub fn fallos_del_juez(&self) -> Vec<(&Alumno, &Entrega)> {
        self.entregas()
            .filter(|(_, entrega)| entrega.resultado() == Some(Resultado::Juez))
            .collect()
    }

    /// Las comprobaciones que más fallan primero. De cada entrega cuenta la primera, que es la que se explica.
    pub fn lo_que_mas_falla(&self) -> Vec<Fallo> {
        let mut fallos: BTreeMap<(&str, &str), Fallo> = BTreeMap::new();
        let del_alumno = [Resultado::Mal, Resultado::Limite];
        for (_, entrega) in self.entregas() {
            let Some(juicio) = &entrega.juicio else { continue };
            let Some(fallo) = juicio.primer_fallo() else { continue };
            if !del_alumno.contains(&juicio.resultado) {
                continue;
            }
            let entregas = self
                .entregas()
                .filter(|(_, otra)| otra.ejercicio == entrega.ejercicio)
                .count();
            fallos
                .entry((entrega.ejercicio, &fallo.id))
                .or_insert_with(|| Fallo {
                    ejercicio: entrega.ejercicio,
                    id: fallo.id.clone(),
                    veces: 0,
                    entregas,
                    ejemplo: fallo.texto.clone(),
                })
                .veces += 1;
        }
        let mut fallos: Vec<_> = fallos.into_values().collect();
        fallos.sort_by_key(|fallo| std::cmp::Reverse(fallo.veces));
        fallos
    }
}

impl Alumno {
    /// Cómo le fue en ese ejercicio; si lo entregó en varios lenguajes, en el que mejor.
    pub fn en(&self, ejercicio: &str) -> Option<Resultado> {
        let suyos: Vec<_> = self
            .entregas
            .iter()
            .filter(|entrega| entrega.ejercicio == ejercicio)
            .filter_map(Entrega::resultado)
            .collect();
        // Lo que el juez no ha podido mirar podría estar bien.
        use Resultado::{Bien, Ilegible, Juez, Limite, Mal};
        let mejores = [Bien, Juez, Mal, Limite, Ilegible];
        mejores.into_iter().find(|resultado| suyos.contains(resultado))
    }
}
