//! Si una salida es posible y, si no, qué orden rompe.

use std::collections::HashSet;

use super::familia::{Familia, Lectura, Suceso};
use super::salidas::Momento;

/// Qué orden se rompe.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Orden {
    /// El del código de un proceso.
    Propio,
    /// Nadie escribe antes de nacer.
    Nacer,
    /// Quien espera escribe después.
    Espera,
    /// No es de orden: falta o sobra algo.
    Ninguno,
}

/// El orden que se rompe, y una frase que lo dice.
#[derive(Clone, Debug)]
pub struct Roto {
    pub orden: Orden,
    pub frase: String,
}

impl Roto {
    fn nuevo(orden: Orden, frase: String) -> Self {
        Self { orden, frase }
    }
}

/// Con más momentos que estos no se sigue buscando.
const DEMASIADOS: usize = 200_000;

/// La salida, casada con lo que escribe cada proceso. El error es el orden que se rompe.
pub fn encaja(familia: &Familia, salida: &str) -> Result<(), Roto> {
    let mut primero = Momento::primero(familia, Lectura::Buena);
    primero.avanza(familia);
    let mut vistos = HashSet::new();
    let mut pendientes = vec![(primero.clone(), 0)];
    let mut mejor = (primero, 0);
    while let Some((momento, leido)) = pendientes.pop() {
        let resto = &salida[leido..];
        if vistos.len() > DEMASIADOS {
            let frase = "hay demasiadas maneras de mezclarlos".to_owned();
            return Err(Roto::nuevo(Orden::Ninguno, frase));
        }
        if leido > mejor.1 {
            mejor = (momento.clone(), leido);
        }
        if resto.is_empty()
            && familia
                .procesos
                .iter()
                .enumerate()
                .all(|(quien, _)| momento.ha_acabado(familia, quien))
        {
            return Ok(());
        }
        for quien in (0..familia.cuantos()).rev() {
            let Some(piezas) = momento.va_a_escribir(familia, quien) else {
                continue;
            };
            let texto = piezas.concat();
            if resto.starts_with(&texto) {
                let mut despues = momento.clone();
                despues.por[quien] += 1;
                despues.avanza(familia);
                if vistos.insert((despues.clone(), leido + texto.len())) {
                    pendientes.push((despues, leido + texto.len()));
                }
            }
        }
    }
    let (momento, leido) = mejor;
    Err(Atasco { familia, momento: &momento }.porque(&salida[leido..]))
}

struct Atasco<'a> {
    familia: &'a Familia,
    momento: &'a Momento,
}

impl Atasco<'_> {
    /// Por qué no puede venir ahora lo que viene.
    fn porque(&self, resto: &str) -> Roto {
        for quien in 0..self.familia.cuantos() {
            if let Some(donde) = self.donde_lo_escribe(quien, resto) {
                let texto = self.texto(quien, donde);
                return self.impedimento(quien, donde, &entre_comillas(&texto));
            }
        }
        let sigue = resto.split_inclusive('\n').next().unwrap_or_default();
        if sigue.is_empty() {
            return Roto::nuevo(Orden::Ninguno, self.falta());
        }
        let frase = format!("sobra {}: ya nadie lo escribe", entre_comillas(sigue));
        Roto::nuevo(Orden::Ninguno, frase)
    }

    fn falta(&self) -> String {
        for quien in 0..self.familia.cuantos() {
            if let Some(donde) = self.proximo(quien) {
                let texto = entre_comillas(&self.texto(quien, donde));
                return format!(
                    "falta {texto}, que escribe {}",
                    self.nombre(quien)
                );
            }
        }
        "no falta nada".to_owned()
    }

    fn impedimento(&self, quien: usize, donde: usize, texto: &str) -> Roto {
        let nombre = self.nombre(quien);
        if !self.momento.nacidos[quien] {
            return Roto::nuevo(Orden::Nacer, self.sin_nacer(quien, texto));
        }
        let sucesos = &self.familia.procesos[quien].sucesos;
        for suceso in &sucesos[self.momento.por[quien]..donde] {
            match suceso {
                Suceso::Escribe(antes) => {
                    let antes = entre_comillas(&antes.concat());
                    let frase = format!(
                        "{nombre} escribe {texto} antes que {antes}, y en su código va después"
                    );
                    return Roto::nuevo(Orden::Propio, frase);
                }
                Suceso::Espera | Suceso::EsperaTodos => {
                    if let Some(frase) = self.sin_acabar(quien, texto) {
                        return Roto::nuevo(Orden::Espera, frase);
                    }
                }
                Suceso::Nace { .. } => {}
            }
        }
        let frase = format!("{nombre} no puede escribir ahí {texto}");
        Roto::nuevo(Orden::Ninguno, frase)
    }

    fn sin_acabar(&self, quien: usize, texto: &str) -> Option<String> {
        let nombre = self.nombre(quien);
        let hijo = self.momento.espera_a(self.familia, quien)?;
        let suyo = self.nombre(hijo);
        let pendiente = self.pendiente(hijo)?;
        Some(if pendiente.0 == hijo {
            format!(
                "{nombre} escribe {texto} antes de que acabe {suyo}, que aún no ha escrito {}, y lo espera",
                pendiente.1
            )
        } else {
            format!(
                "{nombre} escribe {texto} antes de que acabe {suyo}, que espera a {}, y {} aún no ha escrito {}",
                self.nombre(pendiente.0),
                self.nombre(pendiente.0),
                pendiente.1
            )
        })
    }

    fn sin_nacer(&self, quien: usize, texto: &str) -> String {
        let nombre = self.nombre(quien);
        let mut por_nacer = quien;
        let mut padre = quien;
        while !self.momento.nacidos[padre] {
            por_nacer = padre;
            padre = self.familia.procesos[padre].padre.unwrap_or(0);
        }
        let creado = if por_nacer == quien {
            "lo cree".to_owned()
        } else {
            format!("cree a {}, su antepasado", self.nombre(por_nacer))
        };
        let padre_nombre = self.nombre(padre);
        let antes = match self.pendiente(padre) {
            Some((autor, antes)) if autor == padre => {
                format!(": {padre_nombre} antes escribe {antes}")
            }
            Some((autor, antes)) => format!(
                ": {padre_nombre} antes espera a que {} escriba {antes}",
                self.nombre(autor)
            ),
            None => String::new(),
        };
        format!(
            "{nombre} escribe {texto} antes de que {padre_nombre} {creado}{antes}"
        )
    }

    /// Lo primero que le falta por escribir a ese o, si espera, a quien espera.
    fn pendiente(&self, quien: usize) -> Option<(usize, String)> {
        if let Some(hijo) = self.momento.espera_a(self.familia, quien) {
            return self.pendiente(hijo);
        }
        let donde = self.proximo(quien)?;
        Some((quien, entre_comillas(&self.texto(quien, donde))))
    }

    fn proximo(&self, quien: usize) -> Option<usize> {
        let sucesos = &self.familia.procesos[quien].sucesos;
        (self.momento.por[quien]..sucesos.len())
            .find(|&por| matches!(sucesos[por], Suceso::Escribe(_)))
    }

    fn donde_lo_escribe(&self, quien: usize, resto: &str) -> Option<usize> {
        let sucesos = &self.familia.procesos[quien].sucesos;
        (self.momento.por[quien]..sucesos.len()).find(|&por| {
            matches!(&sucesos[por], Suceso::Escribe(piezas) if resto.starts_with(&piezas.concat()))
        })
    }

    fn texto(&self, quien: usize, donde: usize) -> String {
        match &self.familia.procesos[quien].sucesos[donde] {
            Suceso::Escribe(piezas) => piezas.concat(),
            _ => String::new(),
        }
    }

    fn nombre(&self, quien: usize) -> &str {
        &self.familia.procesos[quien].nombre
    }
}

/// Un texto con líneas, en una: «uno dos».
fn entre_comillas(texto: &str) -> String {
    format!("«{}»", super::salidas::en_palabras(texto))
}
