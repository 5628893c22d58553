import { Component, type ErrorInfo, type ReactNode } from 'react';
import { asApiError, type ApiError } from '../api/api-error.js';
import { RefusalPage } from '../components/refusal.js';

/** Keeps a fault of one page on that page: the frame, the running work and the other pages stay usable. */
export class FaultBoundary extends Component<{ readonly children: ReactNode }, { error: ApiError | null }> {
  override state = { error: null as ApiError | null };

  static getDerivedStateFromError(thrown: unknown): { error: ApiError } {
    return { error: asApiError(thrown) };
  }

  override componentDidCatch(thrown: unknown, info: ErrorInfo): void {
    console.error(thrown, info.componentStack);
  }

  override render(): ReactNode {
    if (this.state.error === null) return this.props.children;
    return <RefusalPage error={this.state.error} onRetry={() => this.setState({ error: null })} />;
  }
}
