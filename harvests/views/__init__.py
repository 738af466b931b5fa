"""Pages about rounds and lists: fetch, bind, call one service, redirect."""
