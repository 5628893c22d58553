import './api/zod-config.js';
import './styles/tokens.css';
import './styles/base.css';
import './styles/frame.css';
import './styles/parts.css';
import './styles/table.css';
import './styles/paper.css';
import './styles/print.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createClient } from './api/client.js';
import { connect } from './api/connect.js';
import { App } from './frame/app.js';

const root = document.getElementById('root');
if (!root) throw new Error('index.html without #root');
createRoot(root).render(<StrictMode><App client={createClient(connect())} /></StrictMode>);
