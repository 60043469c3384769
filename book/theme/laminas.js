// Corta la página en láminas que caben en la pantalla, para proyectarlas. Cada lámina es una lista de copias de trozos de
// la página, con los títulos de su apartado delante. Lo que está tapado se destapa en la lámina siguiente, debajo de lo
// que se preguntaba, si cabe con ello.
'use strict';

/* global in_moments, legend_beside, split */
/* exported cut_in_slides, largest_scale */

// Partes de la letra con la que se empieza: la que admite otro trozo en la lámina, la que todavía se lee desde el fondo
// de la clase y la mínima, que es solo para las líneas largas y para no partir el código por donde no se debe.
const COMFORTABLE = 0.75;
const SMALL = 0.66;
const SMALLEST = 0.58;
// Partes de la pantalla: una lámina que no llega a la primera está poco llena, y la que no llega a la segunda no es nada.
const SPARSE = 0.4;
const SCANT = 0.2;

function cut_in_slides(main, frame) {
    const sections = sections_of(main);
    sections.flatMap(({ parts }) => parts.flatMap(({ blocks }) => blocks))
        .flatMap(block => [...block.querySelectorAll('.cr')])
        .forEach(drawing => legend_beside(drawing, frame));
    const slides = sections.flatMap(section => cut_section(section, frame));
    frame.replaceChildren();
    return slides;
}

function cut_section({ titles, parts }, frame) {
    const slides = [];
    let slide = [];
    // La anterior, si se puede juntar con ella lo que sobre.
    let previous = null;

    const lay = (blocks, scale) => {
        frame.style.setProperty('--letra', scale);
        frame.replaceChildren(...titles, ...blocks);
    };
    const fits = (blocks, scale) => {
        lay(blocks, scale);
        return is_whole(frame);
    };
    const takes = (blocks, scale, share) => {
        lay(blocks, scale);
        const bottom = frame.lastElementChild.getBoundingClientRect().bottom;
        return bottom - frame.getBoundingClientRect().top <= frame.clientHeight * share;
    };

    const finish = () => {
        if (!slide.length) {
            return;
        }
        if (previous && takes(slide, COMFORTABLE, SCANT) && fits([...previous, ...slide], SMALL)) {
            previous.push(...slide);
        } else {
            slides.push(slide);
            previous = slide;
        }
        slide = [];
    };

    // Las líneas que no caben ni con la letra mínima se doblan.
    const fold = block => {
        lay([block], SMALLEST);
        if (is_wide(frame)) {
            block.classList.add('doblado');
        }
    };

    const add = block => {
        let rest = null;
        fold(block);
        if (slide.length && !fits([...slide, block], COMFORTABLE)) {
            rest = takes(slide, COMFORTABLE, SPARSE)
                ? split(block, half => fits([...slide, half], COMFORTABLE), true)
                : null;
            if (!rest) {
                const leads = take_leads(slide, block);
                finish();
                slide = leads;
            }
        }
        if (!rest && !fits([...slide, block], SMALL)) {
            // Si encogiendo un poco más cabe entero, no se parte entre dos líneas seguidas.
            rest = split(block, half => fits([...slide, half], SMALL), fits([...slide, block], SMALLEST));
            if (!rest && slide.length) {
                finish();
                add(block);
                return;
            }
        }
        slide.push(block);
        if (rest) {
            finish();
            add(rest);
        }
    };

    const uncover = (label, blocks) => {
        const asked = slide.map(block => block.cloneNode(true));
        if (!asked.length) {
            // No se pregunta nada: se enseña, y lo que sigue va con ello.
            slide.push(sign('▾', label));
            blocks.forEach(add);
            return;
        }
        const covered = sign('▸', label);
        if (fits([...slide, covered], SMALLEST)) {
            slide.push(covered);
        }
        previous = null;
        finish();
        previous = null;
        slide = [...asked, sign('▾', label)];
        const first = blocks.slice(0, blocks[0]?.matches('figure') ? 2 : 1);
        if (!fits([...slide, ...first], COMFORTABLE)) {
            slide = [];
        }
        blocks.forEach(add);
        finish();
        previous = null;
    };

    for (const { label, blocks } of parts) {
        if (label === null) {
            blocks.forEach(add);
        } else {
            uncover(label, blocks);
        }
    }
    finish();
    return slides.flatMap((blocks, number) => {
        const seen = number && titles.length > 1 ? titles.slice(1) : titles;
        return in_moments([...seen.map(title => title.cloneNode(true)), ...blocks]);
    });
}

// La mayor letra con la que la lámina cabe. Si no cabe con ninguna, se desplaza.
function largest_scale(frame) {
    for (let scale = 1; scale > SMALLEST; scale -= 0.05) {
        frame.style.setProperty('--letra', scale);
        if (!is_wide(frame) && is_whole(frame)) {
            return;
        }
    }
    frame.style.setProperty('--letra', SMALLEST);
}

function is_whole(frame) {
    return frame.scrollHeight <= frame.clientHeight;
}

function is_wide(frame) {
    return [...frame.querySelectorAll('pre > code, table')]
        .some(box => box.scrollWidth > box.clientWidth + 1 || box.offsetWidth > frame.clientWidth);
}

// Lo que anuncia lo siguiente se va con ello, y un dibujo, con lo que lo explica.
function take_leads(slide, block) {
    const leads = [];
    if (block.matches('p') && slide.at(-1).matches('figure')) {
        leads.push(slide.pop());
        leads.unshift(...(slide.at(-1)?.matches('.tapado') ? slide.splice(-1) : []));
    }
    while (slide.length && slide.at(-1).matches('p') && /:\s*$/.test(slide.at(-1).textContent)) {
        leads.unshift(slide.pop());
    }
    return leads;
}

function sign(mark, label) {
    const line = document.createElement('p');
    line.className = 'tapado';
    line.textContent = `${mark} ${label}`;
    return line;
}

// Los apartados, con sus títulos y, dentro de cada uno, por orden, lo que se ve y lo que está tapado.
function sections_of(main) {
    const sections = [];
    let titles = [];
    let parts = [];
    const finish = () => {
        if (parts.some(({ blocks }) => blocks.length)) {
            sections.push({ titles: titles.map(title => title.cloneNode(true)), parts });
        }
        parts = [];
    };
    for (const element of [...main.children].flatMap(unwrapped)) {
        if (/^H[1-3]$/.test(element.tagName)) {
            finish();
            titles = [...titles.filter(title => title.tagName < element.tagName), copy(element)];
        } else if (element.matches('details')) {
            const shown = [...element.children].filter(child => !child.matches('summary, .lo-mio'));
            parts.push({ label: element.querySelector('summary').textContent, blocks: shown.flatMap(copies) });
        } else {
            parts.push({ label: null, blocks: copies(element) });
        }
    }
    finish();
    // El título de la página ya se ha visto en la primera.
    sections.slice(1).forEach(section => section.titles.length > 1 && section.titles.shift());
    sections.slice(1).forEach((section, before) => explain(sections[before].parts.at(-1), section.parts[0]));
    // Por su número se sabe dónde acaba cada lámina, se corten como se corten.
    sections.flatMap(({ parts }) => parts.flatMap(({ blocks }) => blocks)).forEach((block, number) => {
        block.dataset.trozo = number;
    });
    return sections;
}

// Si lo último que se destapa en un apartado es un dibujo, el siguiente empieza por explicarlo: se va con él.
function explain(last, next) {
    if (last.label !== null && last.blocks.at(-1)?.matches('figure') && next.blocks[0]?.matches('p')) {
        last.blocks.push(next.blocks.shift());
    }
}

// Lo que solo rodea a varios apartados no es un trozo: lo son sus partes.
function unwrapped(element) {
    return element.matches(':is(div, section):has(h1, h2, h3)') ? [...element.children].flatMap(unwrapped) : [element];
}

function copies(element) {
    const only_on_paper = 'p:has(> a[href*="print.html"]:only-child)';
    if (element.matches(`.notas, .nivel, .prediccion, script, style, nav, ${only_on_paper}`)) {
        return [];
    }
    if (element.matches('.codigo')) {
        const seen = [...element.querySelectorAll('pre')].filter(code => !code.matches('.otro-lenguaje'));
        return seen.map(with_file_name);
    }
    return [copy(element)];
}

function with_file_name(code) {
    const both = document.createElement('div');
    both.className = 'trozo';
    both.append(copy(code.previousElementSibling), ' ', copy(code));
    return both;
}

function copy(element) {
    const copied = element.cloneNode(true);
    for (const part of [copied, ...copied.querySelectorAll('[id]')]) {
        // Los dibujos se refieren a sus propias partes por su nombre.
        if (!part.closest('svg')) {
            part.removeAttribute('id');
        }
    }
    copied.querySelectorAll('.buttons').forEach(buttons => buttons.remove());
    copied.querySelectorAll('a.header').forEach(link => link.replaceWith(...link.childNodes));
    return copied;
}
