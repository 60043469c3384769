//! Dónde se atasca una salida que no puede ser, y por qué.

use super::{Orden, Roto};
use crate::genera::modelo::familia::{Familia, Suceso};
use crate::genera::modelo::salidas::{Momento, en_palabras};

pub struct Atasco<'a> {
    pub familia: &'a Familia,
    pub momento: &'a Momento,
}

impl Atasco<'_> {
    /// Por qué no puede venir ahora lo que viene.
    pub fn porque(&self, resto: &str) -> Roto {
        for quien in 0..self.familia.cuantos() {
            if let Some(donde) = self.donde_lo_escribe(quien, resto) {
                let texto = self.texto(quien, donde);
                return self.impedimento(quien, donde, &entre_comillas(&texto));
            }
        }
        let sigue = resto.split_inclusive('\n').next().unwrap_or_default();
        let frase = if sigue.is_empty() {
            self.falta()
        } else {
            self.partida(resto).unwrap_or_else(|| self.sobra(sigue.trim_end()))
        };
        Roto::nuevo(Orden::Ninguno, frase)
    }

    /// Quien escribe varias líneas de una vez, y aquí salen las primeras y después otra cosa.
    fn partida(&self, resto: &str) -> Option<String> {
        let seguidas = |texto: &str| {
            let lineas = texto.lines().zip(resto.lines());
            lineas.take_while(|(suya, viene)| suya == viene).count()
        };
        let (quien, texto) =
            self.por_escribir().max_by_key(|(_, texto)| seguidas(texto))?;
        let salen = seguidas(&texto);
        let ultima = texto.lines().take(salen).last()?;
        let despues = match resto.lines().nth(salen) {
            Some(otra) => format!("no puede venir «{otra}»"),
            None => format!("falta «{}»", texto.lines().nth(salen)?),
        };
        Some(format!(
            "{} vacía su búfer de una vez, con {}, y después de «{ultima}» {despues}",
            self.nombre(quien),
            entre_comillas(&texto)
        ))
    }

    /// Una línea que ahora no escribe nadie.
    fn sobra(&self, linea: &str) -> String {
        let con_ella = self.por_escribir().find(|(_, texto)| texto.contains(linea));
        if let Some((quien, texto)) = con_ella {
            let nombre = self.nombre(quien);
            let toda = entre_comillas(&texto);
            return if texto.lines().any(|suya| suya == linea) {
                format!(
                    "{nombre} vacía su búfer de una vez, con {toda}, y «{linea}» no va al principio"
                )
            } else {
                format!("{nombre} no escribe «{linea}» a solas, sino {toda}")
            };
        }
        let procesos = &self.familia.procesos;
        let esta = |piezas: &Vec<String>| {
            piezas.concat().lines().any(|suya| suya == linea)
        };
        if procesos.iter().any(|de| de.escrito().any(esta)) {
            return format!("sobra «{linea}»: ya nadie lo escribe");
        }
        match procesos.iter().find(|de| esta(&de.perdido)) {
            Some(de) => format!(
                "sobra «{linea}», que {} deja en su búfer sin vaciarlo",
                de.nombre
            ),
            None => format!("sobra «{linea}»: nadie lo escribe"),
        }
    }

    /// Lo que le falta por escribir a cada uno, de cada vez.
    fn por_escribir(&self) -> impl Iterator<Item = (usize, String)> {
        let procesos = self.familia.procesos.iter().enumerate();
        procesos.flat_map(|(quien, proceso)| {
            proceso.sucesos[self.momento.por[quien]..].iter().filter_map(
                move |suceso| match suceso {
                    Suceso::Escribe(piezas) => Some((quien, piezas.concat())),
                    _ => None,
                },
            )
        })
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
        let hijos = self.momento.espera_a(self.familia, quien);
        let suyos: Vec<_> = hijos.iter().map(|&hijo| self.nombre(hijo)).collect();
        let con_un_wait =
            self.momento.siguiente(self.familia, quien) == Some(&Suceso::Espera);
        if let ([antes @ .., ultimo], true) = (&suyos[..], con_un_wait)
            && !antes.is_empty()
        {
            return Some(format!(
                "{nombre} escribe {texto} antes de que acabe {} o {ultimo}, y espera a uno de ellos",
                antes.join(", ")
            ));
        }
        let (&hijo, &suyo) = hijos.first().zip(suyos.first())?;
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
        if let Some(hijo) = self.momento.espera_a(self.familia, quien).first() {
            return self.pendiente(*hijo);
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
    format!("«{}»", en_palabras(texto))
}
