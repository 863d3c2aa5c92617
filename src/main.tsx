import { begin } from './begin.ts';
import './index.css';

await begin();
