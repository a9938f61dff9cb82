import './tokens.css';
import './base.css';
import './home.css';
import './status.css';
