import { enhanceFilters } from './filters.js';
import { enhanceGallery } from './gallery.js';
import { followChanges } from './live.js';
import { tellWhatIsSeen } from './seen.js';

// Every page works without this script; it makes them nicer.
document.documentElement.classList.add('js');
enhanceFilters();
enhanceGallery();
tellWhatIsSeen();
followChanges();
