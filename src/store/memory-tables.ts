// The tables of the memory of pages as the queries see them.
export interface SiteMemoryTable {
  site: string;
  saved_at: number;
  content: Uint8Array;
}

export interface PageMemoryTable {
  site: string;
  number: number;
  content: Uint8Array;
}

export interface MemoryTables {
  site_memory: SiteMemoryTable;
  page_memory: PageMemoryTable;
}
