import './begin.ts';
import './index.css';
