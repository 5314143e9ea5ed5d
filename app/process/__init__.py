"""Child processes: started by spawn, spoken to through a pipe, restarted when they die or hang."""
