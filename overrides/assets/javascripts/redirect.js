// Leads on from the address of a page that has moved, with whatever stands behind that address.

const link = document.querySelector("a");
location.replace(link.href.split("#")[0] + location.search + (location.hash || link.hash));
