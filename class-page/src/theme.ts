/* Loaded before the page is drawn, so that it is never drawn in the wrong theme first. */
document.documentElement.dataset.theme = localStorage.getItem('math4ml-theme') ?? 'auto';
