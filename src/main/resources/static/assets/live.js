// Keeps the sections marked data-live fresh: loads this same page again and puts the changed ones in place.
// Without it the page shows what was when it was loaded. A section that somebody is working in is left alone.
(() => {
  'use strict';
  const PERIOD_MS = 5000;
  const button = document.getElementById('live');
  if (!button || !document.querySelector('[data-live]')) return;
  let on = true;

  const say = (text) => { button.textContent = text; };

  button.hidden = false;
  button.addEventListener('click', () => {
    on = !on;
    button.setAttribute('aria-pressed', String(on));
    say(on ? 'Live: on' : 'Live: off');
  });

  const busy = (section) => section.contains(document.activeElement)
    || (!getSelection().isCollapsed && section.contains(getSelection().anchorNode));

  const put = (section, fresh) => {
    if (busy(section) || section.innerHTML === fresh.innerHTML) return;
    const open = [...section.querySelectorAll('details')].map((one) => one.open);
    fresh.querySelectorAll('details').forEach((one, at) => { one.open = open[at] ?? false; });
    section.replaceWith(document.adoptNode(fresh));
  };

  const refresh = async () => {
    if (!on || document.hidden) return;
    try {
      const answer = await fetch(location.href, { credentials: 'same-origin' });
      if (!answer.ok) throw new Error(`status ${answer.status}`);
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      document.querySelectorAll('[data-live]').forEach((section) => {
        const fresh = page.getElementById(section.id);
        if (fresh) put(section, fresh);
      });
      const asOf = document.querySelector('footer time');
      const now = page.querySelector('footer time');
      if (asOf && now) asOf.replaceWith(document.adoptNode(now));
      say('Live: on');
    } catch (trouble) {
      say(`Live: the hub does not answer (${trouble.message})`);
    }
  };

  setInterval(refresh, PERIOD_MS);
})();
