/** The part of JupyterLab's application that tests reach through `window.jupyterapp`. */

export interface IKernel {
  id: string;
  status: string;
  info: Promise<unknown>;
  requestExecute(content: object): { done: Promise<unknown> };
  /** Another connection to the same kernel. */
  clone(): IKernel;
  dispose(): void;
}

export interface IPanel {
  id: string;
  isDisposed: boolean;
  dispose(): void;
  context: {
    path: string;
    ready: Promise<void>;
    save(): Promise<void>;
    model: { dirty: boolean };
  };
  sessionContext: {
    ready: Promise<void>;
    session: { kernel: IKernel | null } | null;
    shutdown(): Promise<void>;
    restartKernel(): Promise<void>;
    changeKernel(model: { name: string }): Promise<unknown>;
  };
  content: {
    activeCellIndex: number;
    scrollToItem(index: number): Promise<void>;
    widgets: {
      model: {
        id: string;
        /** Of a cell of code. */
        executionCount?: number | null;
        executionState?: string;
        getMetadata(key: string): unknown;
        setMetadata(key: string, value: unknown): void;
      };
    }[];
  };
}

export interface IApp {
  started: Promise<void>;
  restored: Promise<void>;
  serviceManager: { sessions: { refreshRunning(): Promise<void> } };
  commands: {
    execute(id: string, args?: object): Promise<unknown>;
    hasCommand(id: string): boolean;
  };
  shell: {
    widgets(area: string): Iterable<IPanel>;
    activateById(id: string): void;
    add(widget: IPanel, area: string, options: { mode: string; ref: string }): void;
  };
}

declare global {
  interface Window {
    jupyterapp: IApp;
  }
}
