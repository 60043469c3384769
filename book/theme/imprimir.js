// La página que se imprime, print.html: delante, el índice; y si la dirección pide un capítulo (?capitulo=00_process),
// solo ese. En la pantalla, además, se elige qué imprimir. Sin este fichero sale el libro entero, sin índice.
'use strict';

(function printed_book() {
    if (!location.pathname.endsWith('print.html')) {
        return;
    }
    const main = document.querySelector('main');

    // mdBook pone las páginas una detrás de otra, separadas, y en el mismo orden que en el índice de al lado.
    const pages = [{ nodes: [] }];
    for (const node of main.children) {
        if (node.matches('div[style^="break-before"]')) {
            pages.push({ nodes: [] });
        }
        pages.at(-1).nodes.push(node);
    }
    for (const page of pages) {
        page.title = page.nodes.find(node => node.matches('h1'));
        // Las preguntas están ya en su capítulo: en el libro entero no salen otra vez.
        page.repeated = page.nodes.some(node => node.matches('.preguntas'));
    }
    const chapters = [];
    document.querySelectorAll('#mdbook-sidebar .chapter-link-wrapper > a').forEach((link, number) => {
        if (!link.closest('.section')) {
            const path = link.getAttribute('href').replace(/(?:\/index)?\.html$/, '');
            chapters.push({ name: link.textContent, path, pages: [] });
        }
        chapters.at(-1).pages.push(pages[number]);
    });

    const wanted = new URLSearchParams(location.search).get('capitulo');
    const chosen = chapters.find(chapter => chapter.path === wanted);
    if (chosen) {
        const others = pages.filter(page => !chosen.pages.includes(page));
        others.flatMap(page => page.nodes).forEach(node => node.remove());
        for (const link of main.querySelectorAll('a[href^="#"]')) {
            if (!document.getElementById(decodeURIComponent(link.hash.slice(1)))) {
                link.removeAttribute('href');
            }
        }
        document.title = `${chosen.name} - ${document.title}`;
    }

    function element(name, properties, ...children) {
        const made = Object.assign(document.createElement(name), properties);
        made.append(...children);
        return made;
    }

    function contents(listed) {
        return element('ul', {}, ...listed.map(({ title, under }) => {
            const line = element('li', {}, element('a', { href: `#${title.id}` }, title.textContent));
            line.append(under?.length ? contents(under) : '');
            return line;
        }));
    }

    const book = document.querySelector('.menu-title').textContent;
    const printed = chapters.map(chapter => chapter.pages.filter(page => !page.repeated)).filter(list => list.length);
    main.prepend(element(
        'nav', { className: 'solo-papel indice', ariaLabel: 'Índice' },
        element('h1', {}, chosen ? chosen.name : book),
        element('p', {}, chosen ? book : 'Índice'),
        contents(chosen ? chosen.pages.slice(1) : printed.map(([first, ...under]) => ({ ...first, under }))),
    ));

    function choice(name, query, current) {
        const link = element('a', { href: `print.html${query}` }, name);
        link.ariaCurrent = current ? 'page' : null;
        return element('li', {}, link);
    }

    const several = chapters.filter(chapter => chapter.pages.filter(page => !page.repeated).length > 1);
    main.prepend(element(
        'nav', { className: 'que-imprimir', ariaLabel: 'Qué imprimir' },
        element('p', {}, 'Imprimir:'),
        element(
            'ul', {},
            choice('El libro entero', '', !chosen),
            ...several.map(chapter => choice(chapter.name, `?capitulo=${chapter.path}`, chapter === chosen)),
        ),
    ));
})();
