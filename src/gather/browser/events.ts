// The protocol events the browser listens to, with the fields it reads of them.

export interface CdpEvents {
  'Inspector.targetCrashed': Record<string, never>;
  'Target.targetCreated': {
    readonly targetInfo: { readonly targetId: string; readonly type: string; readonly openerId?: string };
  };
  'Page.loadEventFired': Record<string, never>;
  'Page.frameNavigated': {
    readonly frame: {
      readonly id: string;
      readonly parentId?: string;
      readonly loaderId: string;
      readonly url: string;
      readonly urlFragment?: string;
    };
  };
  'Page.navigatedWithinDocument': { readonly frameId: string; readonly url: string };
  'Page.domContentEventFired': Record<string, never>;
  'Page.frameScheduledNavigation': { readonly frameId: string; readonly delay: number; readonly url: string };
  /** A page asks by itself to be left for another one: a script, a form, a refresh. */
  'Page.frameRequestedNavigation': { readonly frameId: string };
  'Page.frameClearedScheduledNavigation': { readonly frameId: string };
  'Page.javascriptDialogOpening': { readonly type: string };
  'Page.downloadWillBegin': Record<string, never>;
  /** Held up until it is continued or failed. */
  'Fetch.requestPaused': { readonly requestId: string; readonly request: { readonly url: string } };
  'Network.requestWillBeSent': {
    readonly requestId: string;
    readonly loaderId: string;
    readonly frameId?: string;
    readonly type?: string;
    readonly request: { readonly url: string; readonly method: string };
  };
  'Network.responseReceived': {
    readonly requestId: string;
    readonly loaderId: string;
    readonly frameId?: string;
    readonly type: string;
    readonly response: {
      readonly url: string;
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
    };
  };
  'Network.loadingFinished': { readonly requestId: string };
  'Network.loadingFailed': {
    readonly requestId: string;
    readonly type: string;
    readonly errorText: string;
    readonly canceled?: boolean;
    readonly blockedReason?: string;
  };
}

export type CdpEvent = {
  [Name in keyof CdpEvents]: { readonly method: Name; readonly params: CdpEvents[Name] };
}[keyof CdpEvents];
