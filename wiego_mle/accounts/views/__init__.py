"""Pages about people: fetch, bind, call one service, redirect."""
