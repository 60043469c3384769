//! Lo que la pantalla sabe mientras dura: qué se está mirando y qué se ha contestado.

use ratatui_textarea::TextArea;

use super::campos;
use super::hoja::{Forma, Puesta, Reloj};
use crate::banco::{Arbol, Contestacion, Respuesta};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Modo {
    Mira,
    Escribe,
    Ayuda,
    /// El mapa entero, con esta pregunta señalada.
    Mapa(usize),
    /// Pregunta si se entrega, y si ya se ha dicho que sí, si es seguro.
    Entrega {
        seguro: bool,
    },
    /// Pregunta si se deja para luego.
    Deja,
}

const SE_LEE_BIEN: usize = 100;

pub struct Estado {
    pub puestas: Vec<Puesta>,
    /// Lo que se dice en la ayuda de cómo se puntúa.
    pub reglas: String,
    /// Qué pasa con el reloj si se deja para luego.
    pub si_se_deja: &'static str,
    pub contestaciones: Vec<Option<Contestacion>>,
    pub marcadas: Vec<bool>,
    /// Los programas que ya no son los de partida.
    pub empezados: Vec<bool>,
    pub reloj: Reloj,
    pub actual: usize,
    pub modo: Modo,
    /// La opción, línea o hueco que se señala.
    pub foco: usize,
    /// La línea señalada se mueve con las flechas.
    pub cogida: bool,
    pub campos: Vec<TextArea<'static>>,
    /// La primera línea que se ve de la pregunta.
    pub desde: usize,
    /// Lo señalado ha de verse.
    pub sigue_al_foco: bool,
    /// El ancho y el alto del terminal, en celdas.
    pub tamano: (u16, u16),
    /// Cuántas líneas de la pregunta se ven a la vez.
    pub visibles: usize,
    pub aviso: Option<String>,
    pub con_color: bool,
}

impl Estado {
    /// Hay al menos una pregunta, y una contestación y una marca para cada una.
    pub fn nuevo(
        puestas: Vec<Puesta>,
        contestaciones: Vec<Option<Contestacion>>,
        marcadas: Vec<bool>,
        reloj: Reloj,
    ) -> Self {
        let mut estado = Self {
            empezados: vec![false; puestas.len()],
            contestaciones,
            marcadas,
            puestas,
            reglas: String::new(),
            si_se_deja: "",
            reloj,
            actual: 0,
            modo: Modo::Mira,
            foco: 0,
            cogida: false,
            campos: Vec::new(),
            desde: 0,
            sigue_al_foco: false,
            tamano: (80, 24),
            visibles: 0,
            aviso: None,
            con_color: true,
        };
        estado.ve_a(0);
        estado
    }

    /// El ancho del terminal, en celdas.
    pub fn ancho(&self) -> usize {
        self.tamano.0.into()
    }

    /// El de lo que se lee seguido: más largo, se pierde la línea.
    pub fn ancho_del_texto(&self) -> usize {
        self.ancho().min(SE_LEE_BIEN)
    }

    pub fn puesta(&self) -> &Puesta {
        &self.puestas[self.actual]
    }

    pub fn contestacion(&self) -> Option<&Contestacion> {
        self.contestaciones[self.actual].as_ref()
    }

    pub fn forma(&self) -> Forma {
        self.puesta().forma()
    }

    pub fn ve_a(&mut self, cual: usize) {
        self.actual = cual.min(self.puestas.len() - 1);
        self.modo = Modo::Mira;
        self.foco = 0;
        self.cogida = false;
        self.desde = 0;
        self.sigue_al_foco = false;
        self.campos = campos::abre(self.puesta(), self.contestacion());
    }

    /// Lo que se vea, desde el principio.
    pub fn pon_modo(&mut self, modo: Modo) {
        self.modo = modo;
        self.cogida = false;
        self.desde = 0;
        self.sigue_al_foco = false;
    }

    pub fn contesta(&mut self, contestacion: Option<Contestacion>) {
        self.contestaciones[self.actual] = contestacion;
    }

    pub fn hecha(&self, cual: usize) -> bool {
        self.contestaciones[cual].is_some() || self.empezados[cual]
    }

    /// Los números de las que están en blanco, contando desde 1.
    pub fn en_blanco(&self) -> Vec<usize> {
        (0..self.puestas.len())
            .filter(|cual| !self.hecha(*cual))
            .map(|cual| cual + 1)
            .collect()
    }

    /// En qué se equivoca lo que se ha escrito: no es un número, o no es un árbol.
    pub fn queja(&self) -> Option<String> {
        let Some(Contestacion::Escrita(escrito)) = self.contestacion() else {
            return None;
        };
        match self.puesta().respuesta()? {
            Respuesta::Numero { .. } | Respuesta::Linea { .. } => {
                let numero = escrito.trim().replace('−', "-").parse::<i64>();
                numero.is_err().then(|| "eso no es un número entero".to_owned())
            }
            Respuesta::Arbol(_) => Arbol::lee(escrito).err(),
            _ => None,
        }
    }

    /// Los lugares que hay para señalar.
    pub fn lugares(&self) -> usize {
        match self.forma() {
            Forma::Elige { .. } => self.puesta().opciones().len(),
            Forma::Ordena => self.orden_actual().len(),
            Forma::Huecos(cuantos) => cuantos,
            _ => 0,
        }
    }

    /// En qué orden están ahora las líneas de la pregunta.
    pub fn orden_actual(&self) -> Vec<usize> {
        match (self.contestacion(), self.puesta().lineas()) {
            (Some(Contestacion::Orden(orden)), Some((lineas, _)))
                if orden.len() == lineas.len() =>
            {
                orden.clone()
            }
            (_, Some((_, orden))) => orden.to_vec(),
            _ => Vec::new(),
        }
    }

    pub fn elegida(&self, opcion: usize) -> bool {
        matches!(self.contestacion(), Some(Contestacion::Opciones(elegidas)) if elegidas.contains(&opcion))
    }

    /// La hora, y el aviso de que queda poco, la primera vez.
    pub fn pon_reloj(&mut self, reloj: Reloj) {
        if reloj.queda_poco() && !self.reloj.queda_poco() {
            self.aviso = Some("Quedan cinco minutos".to_owned());
        }
        self.reloj = reloj;
    }
}
